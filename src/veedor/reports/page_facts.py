"""What a web page states about itself, in its head and in its marks; never what a library infers from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Meta elements that state the day of publication, the most exact first. Left out on purpose: modified times,
# dates of the copy in an archive, and `date` of HTTP headers.
DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publication-date",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_date",
    "pubdate",
    "date",
)
_ARTICLES = ("Article", "Report", "BlogPosting", "Posting", "PressRelease", "Statement")
_MAX_JSON_LD = 1_000_000
_CLASSES = ("published", "entry-date", "pubdate", "post-date", "publish-date", "article-date")


def facts_of(tree: HtmlElement) -> dict[str, Any]:
    """Title, source, url and language as the page states them; what it does not state is None.

    The title is `og:title`, else `<title>`, else the first `<h1>`, without the name of the site at its end.
    The source is the site's name, the url the canonical one.
    """
    metas = _metas(tree)
    site = metas.get("og:site_name") or _publisher(tree) or metas.get("application-name")
    title = metas.get("og:title") or _words(tree.find(".//title")) or _words(tree.find(".//h1"))
    return {
        "title": _without_site(title, site),
        "source": site,
        "url": _canonical(tree) or _web_address(metas.get("og:url")),
        "language": _language(tree, metas),
    }


def dates_of(tree: HtmlElement) -> list[tuple[str, str]]:
    """Every date of publication that the page states, as (basis, words), the most trustworthy first.

    Meta elements, then JSON-LD (articles before pages), then `<time>`: one that is marked as the publication,
    or the only one of the article or page. A page that shows several unmarked times states none.
    """
    metas = _metas(tree)
    stated = [(f"meta {name}", metas[name]) for name in DATE_METAS if metas.get(name)]
    stated += [("json-ld datePublished", words) for words in _json_ld_dates(tree)]
    stated += [("time datetime", words) for words in _times(tree)]
    return stated


def _metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _words(element: HtmlElement | None) -> str | None:
    return " ".join(element.text_content().split()) or None if element is not None else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """The title without " - Name of the site" at its end."""
    if not title or not site or not title.endswith(site):
        return title
    front = title[: -len(site)].rstrip()
    cut = front.rstrip("-–—|•·:»").rstrip()
    return cut if cut and cut != front else title


def _canonical(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return _web_address(link.get("href"))
    return None


def _web_address(words: str | None) -> str | None:
    try:
        address = urlsplit((words or "").strip())
    except ValueError:
        return None
    return address.geturl() if address.scheme in ("http", "https") and address.netloc else None


def _language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    root = tree.getroottree().getroot()
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    return (stated or "").strip() or metas.get("content-language") or None


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outer ones first; blocks that are not JSON are passed over."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _MAX_JSON_LD:
            continue
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
                waiting += [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]
            elif isinstance(value, list):
                waiting += value


def _types(item: dict[str, Any]) -> list[str]:
    stated = item.get("@type")
    return [each for each in (stated if isinstance(stated, list) else [stated]) if isinstance(each, str)]


def _json_ld_dates(tree: HtmlElement) -> list[str]:
    articles: list[str] = []
    pages: list[str] = []
    for item in _json_ld(tree):
        if isinstance(date := item.get("datePublished"), str):
            is_article = any(kind.endswith(_ARTICLES) for kind in _types(item))
            (articles if is_article else pages).append(date)
    return articles + pages


def _publisher(tree: HtmlElement) -> str | None:
    for item in _json_ld(tree):
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(name := publisher.get("name"), str) and name.strip():
            return name.strip()
    return None


def _times(tree: HtmlElement) -> list[str]:
    times = [time for time in tree.iter("time") if (time.get("datetime") or "").strip()]
    marked = [time for time in times if _is_publication(time)]
    if not marked:
        articles = list(tree.iter("article"))
        inside = list(articles[0].iter("time")) if len(articles) == 1 else []
        marked = [time for time in times if time in inside] or times
        if len({time.get("datetime") for time in marked}) > 1:
            return []
    return [time.get("datetime").strip() for time in marked[:5]]


def _is_publication(time: HtmlElement) -> bool:
    if (time.get("itemprop") or "").lower() == "datepublished" or time.get("pubdate") is not None:
        return True
    classes = (time.get("class") or "").lower().split()
    return any(each in _CLASSES for each in classes) and "updated" not in classes
