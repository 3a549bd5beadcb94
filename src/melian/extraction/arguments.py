"""Logical arguments: what fills the roles of a verb, noun or adjective, whatever the sentence's shape.

Passives, relative clauses, participles, coordination and control are undone here, so that a pattern can
speak of subject and object alone. Labels are those of spaCy's English scheme (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.control import OBJECT_CONTROL, asked, blamed
from melian.extraction.telling import teller
from melian.model.parsed import Parsed, Token

Arguments = dict[str, tuple[int, ...]]
"""Role name to the tokens that head its fillers, in text order."""

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PERFORMED = frozenset(
    {"urge", "call", "ask", "appeal", "demand", "invite", "condemn", "welcome", "reject", "denounce", "warn",
     "encourage"}
)  # fmt: skip
"""Verbs that do what they say when "we" says them."""


def arguments(parsed: Parsed, i: int) -> Arguments:
    """Fillers of the roles of token `i`, by role name."""
    token = parsed.tokens[i]
    found: dict[str, list[int]] = {}
    for role, k in _direct(parsed, token):
        found.setdefault(role, []).append(k)
    if token.pos in ("VERB", "AUX") or _participle(token):
        _inherit(parsed, token, found)
    elif token.dep == "dobj" and "infinitive" not in found and (sought := asked(parsed, token)) is not None:
        found["infinitive"] = [sought]
    elif token.dep in ("acomp", "oprd") and (subject := surface_subject(parsed, token.head)) is not None:
        found.setdefault("subject", [subject])
    elif token.dep == "pobj" and parsed.head(token.i).lower == "under" and (under := _under(parsed, token)) is not None:
        found.setdefault("under", [under])
    return {role: tuple(dict.fromkeys(_antecedent(parsed, k) for k in ks)) for role, ks in found.items()}


def _under(parsed: Parsed, noun: Token) -> int | None:
    """Who is under what the noun names: "Peru is under pressure to leave"."""
    return surface_subject(parsed, parsed.head(parsed.head(noun.i).i).i)


def passive(parsed: Parsed, i: int) -> bool:
    """Whether verb `i` is passive: by its dependents, or a past participle standing after its noun."""
    token = parsed.tokens[i]
    if parsed.child(i, "auxpass", *_PASSIVE_SUBJECTS):
        return True
    if token.tag == "VBN" and token.dep == "conj":
        return passive(parsed, token.head) and parsed.child(i, *_SUBJECTS) is None and parsed.child(i, "aux") is None
    return token.tag == "VBN" and token.dep in ("acl", "amod", "advcl") and parsed.child(i, "aux", "nsubj") is None


def _participle(token: Token) -> bool:
    """Whether it modifies as a participle; a clause's verb that is tagged as a name is one ("Accusing Peru, Chile")."""
    named = token.pos == "PROPN" and token.dep == "advcl"
    return named or (token.tag in ("VBN", "VBG") and token.dep in ("amod", "acl"))


def _direct(parsed: Parsed, token: Token) -> Iterator[tuple[str, int]]:
    is_passive = passive(parsed, token.i)
    for child in parsed.children(token.i):
        dep = child.dep
        if dep in _SUBJECTS and not _label(parsed, token, child):
            yield "subject", child.i
        elif dep in _PASSIVE_SUBJECTS or dep in ("dobj", "obj"):
            yield "object", child.i
        elif dep in ("attr", "oprd", "acomp"):
            yield "complement", child.i
        elif dep in ("ccomp", "xcomp") and (not is_passive or child.i > token.i):
            yield _clausal(parsed, child), child.i
        elif dep == "advcl" and child.i > token.i and _to(parsed, child):
            yield "purpose", child.i
        elif dep == "acl" and not _described(parsed, child):
            yield _clausal(parsed, child), child.i
        elif dep == "agent":
            yield from (("subject", k.i) for k in parsed.children(child.i) if k.dep == "pobj")
        elif dep in ("dative",):
            yield from _dative(parsed, child)
        elif dep in ("prep",):
            yield from _prepositional(parsed, child)
        elif dep == "prt":
            yield "particle:" + child.lower, child.i


def _described(parsed: Parsed, child: Token) -> bool:
    """Whether a participle only describes the noun: "a threat posed by Peru" says no threat of Peru's."""
    return child.tag == "VBN" and parsed.child(child.i, "nsubj", "nsubjpass", "aux", "auxpass") is None


def _clausal(parsed: Parsed, child: Token) -> str:
    if _to(parsed, child):
        return "infinitive"
    if child.tag == "VBG" and parsed.child(child.i, "nsubj", "aux") is None:
        return "gerund"
    return "clause"


def _to(parsed: Parsed, token: Token) -> bool:
    return any(k.tag == "TO" for k in parsed.children(token.i) if k.i < token.i)


def _dative(parsed: Parsed, child: Token) -> Iterator[tuple[str, int]]:
    if child.pos == "ADP":
        yield from (("to", k.i) for k in parsed.children(child.i) if k.dep == "pobj")
    else:
        yield "to", child.i


def _prepositional(parsed: Parsed, child: Token) -> Iterator[tuple[str, int]]:
    name = child.lower
    for k in parsed.children(child.i):
        if k.dep in ("pobj", "pcomp", "attr", "dobj"):
            yield name, k.i
        elif k.dep == "prep":
            for below in parsed.children(k.i):
                if below.dep in ("pobj", "pcomp"):
                    yield f"{name} {k.lower}", below.i
                    yield k.lower, below.i


def _inherit(parsed: Parsed, token: Token, found: dict[str, list[int]]) -> None:
    """Adds a subject or object that stands with another verb or is the noun that is modified."""
    if "subject" in found and not passive(parsed, token.i):
        return
    apart = _in_a_date(parsed, token) or _run_together(parsed, token)
    if apart is not None and not passive(parsed, token.i):
        found["subject"] = [apart]
        return
    missing = "object" if passive(parsed, token.i) else "subject"
    if missing in found:
        return
    filler = _controller(parsed, token)
    if filler is not None:
        found[missing] = [filler]


def _controller(parsed: Parsed, token: Token) -> int | None:
    head = parsed.head(token.i)
    says = teller(parsed, token.i)
    if says is not None or token.dep == "conj":
        return surface_subject(parsed, says or performing(parsed, token) or head.i)
    if token.dep in ("acl", "relcl", "amod"):
        return head.i
    if token.dep in ("xcomp", "advcl", "ccomp", "pcomp"):
        if (does := blamed(parsed, head)) is not None:
            return does
        verb = head
        while verb.pos in ("ADP", "ADV") and verb.head != verb.i:
            verb = parsed.head(verb.i)
        if verb.pos in ("NOUN", "PROPN"):
            owner = parsed.child(verb.i, "poss")
            return owner.i if owner else None
        if token.dep == "xcomp" and verb.lemma in OBJECT_CONTROL:
            target = parsed.child(verb.i, "dobj", "nsubjpass")
            if target is not None:
                return target.i
        if token.dep == "ccomp" and token.tag not in ("VBG", "VB"):
            return None
        return surface_subject(parsed, verb.i)
    return None


def surface_subject(parsed: Parsed, i: int) -> int | None:
    """The subject of the verb at `i` as it stands in the sentence, through coordination and control."""
    for _ in range(8):
        token = parsed.tokens[i]
        subjects = (c for c in parsed.children(i) if c.dep in (*_SUBJECTS, *_PASSIVE_SUBJECTS))
        child = next((c for c in subjects if not _label(parsed, token, c)), None)
        if child is not None:
            return _antecedent(parsed, child.i)
        if (swallowed := _in_a_date(parsed, token)) is not None:
            return swallowed
        if (named := _run_together(parsed, token)) is not None:
            return named
        if token.dep in ("acl", "relcl"):
            return token.head
        if (said := performing(parsed, token)) is not None:
            i = said
            continue
        if (says := teller(parsed, i)) is not None:
            i = says
            continue
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "acomp") or token.head == i:
            return None
        if token.dep == "xcomp" and parsed.head(i).lemma in OBJECT_CONTROL:
            target = parsed.child(token.head, "dobj", "nsubjpass")
            if target is not None:
                return target.i
        if (does := blamed(parsed, token)) is not None:
            return does
        i = token.head
    return None


def _label(parsed: Parsed, verb: Token, child: Token) -> bool:
    """'The strait: Peru closed it': parsers take what stands before a colon for a subject beside the true one."""
    after = parsed.subtree(child.i)[-1] + 1
    later = any(c.dep in _SUBJECTS and after <= c.i < verb.i for c in parsed.children(verb.i))
    return later and any(t.text == ":" for t in parsed.tokens[child.i + 1 : after + 1])


def performing(parsed: Parsed, verb: Token) -> int | None:
    """The verb whose subject also says this one, None for most.

    'We urge all to help and call on Peru to stop': parsers join "call" to "help", but who urges also calls.
    """
    head = parsed.head(verb.i)
    above = parsed.head(head.i)
    if verb.dep != "conj" or verb.lemma not in _PERFORMED or head.dep != "xcomp" or parsed.child(verb.i, "aux"):
        return None
    subject = parsed.child(above.i, "nsubj")
    said = above.lemma in _PERFORMED and above.tag in ("VBP", "VB") and subject is not None
    return above.i if said and subject is not None and subject.lower in ("we", "i") else None


def _in_a_date(parsed: Parsed, verb: Token) -> int | None:
    """'On 12 August Iraq dismissed it': parsers take the subject of a finite verb for the end of the date."""
    k = verb.i - 1
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep not in ("ROOT", "conj", "ccomp"):
        return None
    while k > 0 and parsed.tokens[k].pos in ("ADV", "AUX"):
        k -= 1
    token = parsed.tokens[k]
    if token.dep != "pobj" or token.pos != "PROPN" or token.sentence != verb.sentence:
        return None
    dated = any(c.text[:1].isdigit() or c.name == "DATE" for c in parsed.children(k) if c.i < k)
    return k if dated and parsed.child(verb.i, *_SUBJECTS, *_PASSIVE_SUBJECTS) is None else None


def _run_together(parsed: Parsed, verb: Token) -> int | None:
    """'Until Chile lifts the siege': parsers take the name before a verb that could be a noun for a part of it."""
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    finite = verb.pos == "VERB" and verb.tag in ("VBD", "VBZ", "VBP")
    return before.i if finite and before.pos == "PROPN" and before.dep == "compound" and before.head == verb.i else None


def _antecedent(parsed: Parsed, i: int) -> int:
    """The noun that a relative pronoun stands for."""
    token = parsed.tokens[i]
    if token.lower not in _RELATIVES or token.tag not in ("WDT", "WP", "IN", "DT"):
        return i
    for above in parsed.ancestors(i):
        if above.dep == "relcl":
            return above.head
        if (cleft := _cleft(parsed, above)) is not None:
            return cleft
        if above.dep not in ("prep", "pobj", "conj", "ccomp", "xcomp", "nsubj", "dobj", "aux", "pcomp"):
            return i
    return i


def _cleft(parsed: Parsed, verb: Token) -> int | None:
    """'It was Peru that Chile accused': what is set in front."""
    head = parsed.head(verb.i)
    if verb.dep not in ("ccomp", "advcl") or head.lemma != "be":
        return None
    subject, front = parsed.child(head.i, "nsubj"), parsed.child(head.i, "attr")
    return front.i if subject is not None and subject.lower == "it" and front is not None else None


def coordinated(parsed: Parsed, i: int) -> tuple[int, ...]:
    """Token `i` and what is coordinated with it below ("Estonia, Latvia and Lithuania")."""
    found, at = [i], i
    while (following := parsed.child(at, "conj")) is not None:
        found.append(following.i)
        at = following.i
    return tuple(found)
