"""Who does what to whom around a trigger: the arguments of a verb and of a nominalisation, read once from the parse."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.claims.framing.classes import fits, is_person
from veedor.claims.framing.frame_file import Match, class_words
from veedor.language import syntax
from veedor.language.grammar import listed
from veedor.language.names import actor_words, is_actor_noun, is_person_noun


class VerbArguments:
    """Arguments of a verb, read from the parse once for all candidates."""

    def __init__(self, verb: Token) -> None:
        self.trigger = verb
        self.passive = syntax.is_passive(verb)
        self.subject = syntax.subject(verb)
        self.undergoing = self.subject if self.passive else syntax.object_of(verb)
        retained = syntax.children(verb, "dobj") if self.passive else []  # "she was denied bail"
        self.object = retained[0] if retained else self.undergoing
        self.doer = syntax.agent(verb) if self.passive else self.subject
        self.preps = [*syntax.prepositions(verb), *_of_standing(verb)]
        self.complements = _complements(verb, self.preps)

    @property
    def patient(self) -> Token | None:
        return self.undergoing if self.undergoing is not None or self.passive else syntax.raised(self.trigger)

    def roles(self, match: Match) -> tuple[list[Token], list[Token]]:
        """Heads of the actors and the recipients, as the match places them."""
        actors = self._slot(match.actor or "doer")
        recipients = self._slot(match.recipient or "patient")
        own = self.object if match.object and match.recipient is None and self.undergoing is self.object else None
        if own is not None and not _can_suffer(own):
            owner = syntax.possessor(own)  # "began a hunger strike": the object is the act, not whom it is done to
            recipients = [owner] if owner is not None else []
        if match.recipient == "both" and not self.undergoing:
            recipients = self._with("company")
        if not recipients and match.prep and (match.recipient or "").startswith("prep:"):
            recipients = self._of_asked(match)
        return actors, [r for r in recipients if not any(r.i == a.i for a in actors)]

    def _of_asked(self, match: Match) -> list[Token]:
        """Whom what is asked for is about: the students of "called for the release of the students"."""
        asked = [t for p, t in self.preps if match.prep.get(p) and fits(t, match.prep[p])]
        around = listed("of", self.trigger.lang_)
        return [t for noun in asked for p, t in syntax.prepositions(noun) if p in around and is_person(t)][:1]

    def _slot(self, slot: str) -> list[Token]:
        if slot == "none":
            return []
        if slot == "doer":
            return [self.doer] if self.doer is not None else []
        if slot in ("patient", "object", "both"):
            return [self.undergoing] if self.undergoing is not None else []
        if slot == "dative":
            return self._dative()
        if slot == "aidee":
            return self._dative() or self._with("benefit")
        if slot == "possessor":
            owner = syntax.possessor(self.object) if self.object is not None else None
            return [owner] if owner is not None else self._with("origin") or self._of_object("")
        if slot in ("called", "complement_subject"):
            return self._called()
        if slot == "content":
            return self._of_content()
        preposition = slot.removeprefix("prep:")
        found = [t for p, t in self.preps if p == preposition or p.endswith(" " + preposition)]
        if not found and preposition in listed("towards", self.trigger.lang_):
            found = self._with("towards")
        return found or self._of_object(preposition)

    def _with(self, family: str) -> list[Token]:
        """What stands after a preposition of the family, a list of ``grammar.LANGUAGE.yaml``."""
        members = listed(family, self.trigger.lang_)
        return [t for p, t in self.preps if p in members]

    def _of_object(self, preposition: str) -> list[Token]:
        if self.object is None:
            return []
        around = listed("of", self.trigger.lang_) | listed("for", self.trigger.lang_)
        return [t for p, t in syntax.prepositions(self.object) if p == preposition or p in around][:1]

    def _dative(self) -> list[Token]:
        indirect = syntax.dative(self.trigger)
        if indirect is not None:
            return self._named_beside(indirect) or [indirect]
        if self.passive and self.subject is not None and (is_actor_noun(self.subject) or is_person(self.subject)):
            return [self.subject]
        return self._with("to") or self._personal()

    def _asked(self) -> list[Token]:
        """The pronoun of whom something is asked or allowed: "le impidieron abordar"."""
        indirect = syntax.dative(self.trigger)
        return [] if indirect is None else self._named_beside(indirect) or [indirect]

    def _named_beside(self, pronoun: Token) -> list[Token]:
        """Whom a pronoun only announces: "le pidió a Washington"."""
        if pronoun.pos_ != "PRON":
            return []
        return self._personal() or [t for t in self._with("to") if t.pos_ in ("NOUN", "PROPN")]

    def _personal(self) -> list[Token]:
        """An object behind a preposition of its own: "imputó a tres jueces"."""
        to = listed("to", self.trigger.lang_)
        marked = self.undergoing is not None and any(c.lower_ in to for c in syntax.children(self.undergoing, "case"))
        return [self.undergoing] if marked and self.undergoing is not None else []

    def _of_content(self) -> list[Token]:
        """Whom a verb is addressed to, else whom its content is done to: "threatened to close the newspaper"."""
        if self.undergoing is not None:
            return [self.undergoing]
        for verb in self.complements:
            own = syntax.object_of(verb) or syntax.raised(verb)
            if own is not None:
                return [own]
        return []

    def _called(self) -> list[Token]:
        if self.undergoing is not None and self.undergoing.pos_ in ("NOUN", "PROPN", "PRON"):
            return [self.undergoing]
        on = self._asked() or [t for t in self._with("called_on") if t.pos_ != "VERB"]
        if on:
            return on
        for verb in self.complements:
            own = syntax.children(verb, "nsubj", "nsubjpass")
            if own:
                return own[:1]
        return []


def _can_suffer(token: Token) -> bool:
    """Whether a noun names somebody or something that an act can be done to."""
    return (
        is_person(token)
        or is_actor_noun(token)
        or any(token.lemma_ in class_words(c, token.lang_) for c in ("body", "media", "property"))
    )


def _may_name_person(compound: Token) -> bool:
    """ "the Brandt arrest", but not "the Treasury release"."""
    return compound.pos_ == "PROPN" and compound.lower_ not in actor_words(compound.lang_).organisation


class NounArguments:
    """Arguments of a nominalisation: possessor, of-phrase, by-phrase, compound."""

    passive = False
    complements: tuple[Token, ...] = ()

    def __init__(self, noun: Token) -> None:
        self.trigger = noun
        self.preps = list(syntax.prepositions(noun))
        self.possessor = syntax.possessor(noun) or syntax.shared_possessor(noun)
        self.of = [t for p, t in self.preps if p in listed("of", noun.lang_) and t.pos_ != "VERB"]
        self.by = [t for p, t in self.preps if p in listed("by", noun.lang_)]
        self.compounds = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod")]
        self.object = self.of[0] if self.of else None
        self.subject = self.possessor

    @property
    def patient(self) -> Token | None:
        if self.of:
            return self.of[0]
        if self.possessor is not None:
            return self.possessor
        named = [c for c in self.compounds if c.dep_ == "compound" and (is_person_noun(c) or _may_name_person(c))]
        return named[0] if named else None

    def roles(self, match: Match) -> tuple[list[Token], list[Token]]:
        """Heads of the actors and the recipients, as the match places them."""
        actors = list(self.by)
        recipients: list[Token] = []
        intransitive = match.actor == "doer"
        owner = self.possessor
        if owner is not None and (intransitive or (match.poss == "actor" or self.of)):
            actors.append(owner)
        elif owner is not None:
            recipients.append(owner)
        of_is_recipient = (match.recipient or "").removeprefix("prep:") in listed("of", self.trigger.lang_)
        if self.of and intransitive and not of_is_recipient and not actors:
            actors.extend(t for t in self.of[:1] if fits(t, ("@actor",)))  # "allegations of fraud" has no actor
        elif self.of:
            recipients.extend(self.of[:1])
        if not recipients and not intransitive and owner is None and self.patient is not None:
            recipients.append(self.patient)
        if match.recipient and match.recipient.startswith("prep:"):
            wanted = match.recipient.removeprefix("prep:")
            near = listed("upon", self.trigger.lang_) if wanted not in listed("of", self.trigger.lang_) else ()
            recipients.extend(t for p, t in self.preps if p == wanted or (p in near and t.pos_ != "VERB"))
        if match.recipient == "charged":
            recipients = self._charged()
        if match.actor == "none":
            actors = []
        if match.recipient == "none":
            recipients = []
        return actors, recipients

    def _charged(self) -> list[Token]:
        """Who was arrested "on charges of": patient of the governing verb."""
        verb = syntax.clause_head(self.trigger)
        patient = syntax.patient(verb) or syntax.subject(verb)
        return [patient] if patient is not None else []


def _of_standing(verb: Token) -> list[tuple[str, Token]]:
    """The phrases of the verb that a participle completes: "en la embajada siguen refugiados dos jueces"."""
    stands = verb.tag_ == "VBN" and verb.dep_ == "xcomp" and verb.head.lemma_ in listed("standing", verb.lang_)
    return list(syntax.prepositions(verb.head)) if stands else []


def _is_wanted(clause: Token) -> bool:
    """ "to free them", "para que los liberen"."""
    marks = {c.lower_ for c in syntax.children(clause, "mark")}
    lang = clause.lang_
    return syntax.infinitive(clause) or (bool(marks & listed("that", lang)) and bool(marks & listed("for", lang)))


def _complements(verb: Token, preps: list[tuple[str, Token]]) -> list[Token]:
    """Verbs, adjectives and nouns that complete the verb, with what is co-ordinated with them."""
    heads = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd", "acomp", "attr") and c.i > verb.i]
    heads += [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and _is_wanted(c)]
    hosts = [t for _, t in preps] + [c for c in verb.children if c.dep_ == "dobj"]
    for host in hosts:
        heads += [c for c in host.children if c.dep_ in ("acl", "relcl", "advcl") and syntax.infinitive(c)]
    for p, target in preps:
        if p in listed("as", verb.lang_):
            heads.append(target)
    return [member for head in heads for member in syntax.conjuncts(head)]
