"""Language codes as sources write them, brought to ISO 639-1."""

from __future__ import annotations

import re

_TWO = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
    ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
    lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
    rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
    ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()
)
# The three-letter codes that corpora of news carry; both the terminology and the bibliographic form.
_THREE = {
    "ara": "ar", "chi": "zh", "deu": "de", "eng": "en", "fas": "fa", "fra": "fr", "fre": "fr", "ger": "de",
    "hat": "ht", "heb": "he", "hin": "hi", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "per": "fa",
    "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "swa": "sw", "tur": "tr", "ukr": "uk", "urd": "ur",
    "vie": "vi", "zho": "zh",
}  # fmt: skip
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_.-]{1,30})?", re.ASCII)


def language_code(value: str) -> str | None:
    """The ISO 639-1 code that `value` names, or None.

    Reads ``en``, ``EN``, ``en-US``, ``es_VE.UTF-8`` and common three-letter codes (``spa``). Not read: names
    of languages ("English"), and languages that have no two-letter code.

    >>> language_code("es-VE"), language_code("spa"), language_code("Spanish")
    ('es', 'es', None)
    """
    match = _TAG.fullmatch(value.strip())
    if not match:
        return None
    code = match[1].lower()
    return code if code in _TWO else _THREE.get(code)
