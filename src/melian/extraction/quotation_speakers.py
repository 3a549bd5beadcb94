"""Whose words they are: the speaker of a cue, found over the syntax."""

from __future__ import annotations

from collections.abc import Container

from melian.model.parsed import Parsed, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CONTROL = frozenset({"xcomp", "advcl", "conj", "pcomp", "aux", "auxpass", "ccomp"})
_LIGHT = frozenset({"make", "issue", "voice", "raise", "deliver", "repeat", "utter", "send", "hand"})
"""Verbs by whose agent a noun is told: 'the claim was made by the army'."""
_DEEPEST = 6
"""How many heads up a speaker is looked for."""
_VERBAL = ("VERB", "AUX", "ADJ")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def of_verb(parsed: Parsed, i: int, depth: int = 0) -> int | None:
    """Head of the speaker of the verb at token `i`: its subject, or that of the verb it hangs on."""
    token = parsed.tokens[i]
    own = _subject(parsed, i)
    if own is not None:
        return own
    if parsed.child(i, "nsubjpass") is not None or depth > _DEEPEST:
        return None
    found = None if token.head == i else _of_head(parsed, token, depth)
    if found is None and depth == 0:
        found = _inverted(parsed, i) or _left(parsed, token)
    return found


def _of_head(parsed: Parsed, token: Token, depth: int) -> int | None:
    head = parsed.head(token.i)
    if token.dep in ("acl", "relcl"):
        return head.i if head.pos in _NOMINAL else None
    if token.dep == "pcomp":
        return _of_preposition(parsed, head, depth)
    if token.dep in ("xcomp", "ccomp"):
        controlled = parsed.child(head.i, "dobj")
        if controlled is not None and controlled.i < token.i and head.lemma not in ("make", "have"):
            return controlled.i
    if token.dep == "conj":
        if _other_tense(token, head) and head.head != head.i:
            return of_verb(parsed, head.head, depth + 1) if parsed.head(head.i).pos in _VERBAL else None
        nearer = [t.i for t in parsed.children(head.i) if t.dep == "conj" and t.i < token.i and _subject(parsed, t.i)]
        return of_verb(parsed, nearer[-1] if nearer else head.i, depth + 1) if head.pos in _VERBAL else None
    if token.dep in _CONTROL or head.pos in ("VERB", "AUX"):
        return of_verb(parsed, head.i, depth + 1) if head.pos in _VERBAL else None
    return None


def _other_tense(token: Token, head: Token) -> bool:
    """'said it should go on and called for': the second verb goes with the first of its own tense."""
    return token.tag in ("VBD", "VBZ") and head.tag == "VB"


def _left(parsed: Parsed, token: Token) -> int | None:
    """The phrase right before a finite verb that the parser leaves without a subject."""
    if token.tag not in ("VBD", "VBZ", "VBP"):
        return None
    sentence = parsed.sentence_of(token.i)
    for k in range(token.i - 1, sentence.first - 1, -1):
        near = parsed.tokens[k]
        if near.pos in ("NOUN", "PROPN", "PRON"):
            return _top(parsed, k, sentence.first)
        if near.pos == "VERB" or near.text in ('"', "”", ";", ":"):
            return None
    return None


def _top(parsed: Parsed, k: int, floor: int) -> int:
    """The head of the whole phrase that token `k` ends: 'DiPietro' in 'DiPietro, the president of the club'."""
    while parsed.tokens[k].dep in ("pobj", "prep", "appos", "compound", "poss", "conj", "nmod", "npadvmod"):
        head = parsed.head(k)
        if not floor <= head.i < k or head.pos not in ("NOUN", "PROPN", "ADP", "PRON", "NUM"):
            break
        k = head.i
    return k


def _of_preposition(parsed: Parsed, prep: Token, depth: int) -> int | None:
    """'before insisting': the verb's subject; 'quoted Ivanov as saying': whom it quotes; 'refusal of': the noun's."""
    head = parsed.head(prep.i)
    if head.pos in ("VERB", "AUX"):
        quoted = parsed.child(head.i, "dobj") if prep.lower == "as" else None
        return quoted.i if quoted is not None else of_verb(parsed, head.i, depth + 1)
    return of_noun(parsed, head.i, depth + 1) if head.pos == "NOUN" else None


def _subject(parsed: Parsed, i: int) -> int | None:
    """The verb's own subject; for a passive the agent."""
    if parsed.child(i, "nsubjpass", "auxpass") is not None:
        return _agent(parsed, i)
    before = [t for t in parsed.children(i) if t.dep == "nsubj" and t.i < i]
    found = before[-1] if before else parsed.child(i, "nsubj")
    if found is None or (found.lower in ("it", "there") and found.dep == "expl"):
        return None
    return found.i


def _agent(parsed: Parsed, i: int) -> int | None:
    for by in parsed.children(i):
        if by.dep == "agent" or (by.dep == "prep" and by.lower == "by"):
            found = parsed.child(by.i, "pobj")
            return found.i if found is not None else None
    return None


def _inverted(parsed: Parsed, i: int) -> int | None:
    """'said Ryabkov' where the parser sees an object: a name right behind the verb."""
    found = parsed.child(i, "dobj", "attr", "npadvmod", "dep")
    if found is not None and found.i > i and parsed.tokens[i + 1].name in ("PERSON", "ORG") and found.pos == "PROPN":
        return found.i
    return None


def relay(parsed: Parsed, i: int, relays: Container[str]) -> int | None:
    """Head of whoever passes the speaker of the verb at `i` on: 'Tass quoted him as saying', 'published a note saying'.

    `relays` are the lemmas of verbs that do so.
    """
    token, head = parsed.tokens[i], parsed.head(i)
    quoted_as = token.dep == "pcomp" and head.lower == "as"
    if not quoted_as and not (token.dep == "acl" and head.dep == "dobj"):
        return None
    verb = parsed.head(head.i)
    return _subject(parsed, verb.i) if verb.pos == "VERB" and verb.lemma in relays else None


def of_noun(parsed: Parsed, i: int, depth: int = 0) -> int | None:
    """Whose the noun at token `i` is: 'X's demand', 'the demand of X', 'made a demand'."""
    owner = parsed.child(i, "poss")
    if owner is not None:
        return owner.i
    for prep in parsed.children(i):
        if prep.dep == "prep" and prep.lower in ("by", "from", "among"):
            found = parsed.child(prep.i, "pobj")
            if found is not None:
                return found.i
    people = [
        t for t in parsed.children(i) if t.dep in ("amod", "compound", "nmod") and t.name in ("NORP", "GPE", "ORG")
    ]
    if people:
        return people[0].i
    return _light_subject(parsed, i, depth) if depth < _DEEPEST else None


def _light_subject(parsed: Parsed, i: int, depth: int) -> int | None:
    """'Russia issued a demand': the subject of the verb that has the noun for its object."""
    token, head = parsed.tokens[i], parsed.head(i)
    if token.dep == "nsubjpass" and head.lemma in _LIGHT:
        return _agent(parsed, head.i)
    if token.dep == "nsubj" and head.lemma == "come":
        return next((k.i for t in parsed.children(head.i) if t.lower == "from" for k in parsed.children(t.i)[:1]), None)
    if token.dep == "dobj" and head.pos == "VERB":
        return of_verb(parsed, head.i, depth + 1)
    if token.dep == "pobj" and head.dep == "prep" and parsed.head(head.i).pos == "VERB":
        return of_verb(parsed, parsed.head(head.i).i, depth + 1)
    return None


def span_of(parsed: Parsed, i: int, barred: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Tokens of the noun phrase headed by token `i`, with apposition and relative clause; half open.

    `barred` tokens (the cue, the content) end it.
    """
    token = parsed.tokens[i]
    if token.lower in _RELATIVE or (token.pos == "PRON" and not parsed.children(i)):
        return i, i + 1
    low, high = i, i + 1
    below = set(parsed.subtree(i))
    while low - 1 in below and low - 1 not in barred:
        low -= 1
    while high in below and high not in barred:
        high += 1
    if token.dep == "poss" and parsed.tokens[high - 1].tag == "POS":
        high -= 1
    return _trim(parsed, low, high, i)


def _trim(parsed: Parsed, low: int, high: int, i: int) -> tuple[int, int]:
    while low < i and (parsed.tokens[low].pos in ("PUNCT", "SPACE", "CCONJ") or parsed.tokens[low].dep == "mark"):
        low += 1
    while high - 1 > i and parsed.tokens[high - 1].pos in ("PUNCT", "SPACE", "CCONJ"):
        if parsed.tokens[high - 1].text == ")" and any(t.text == "(" for t in parsed.tokens[low:high]):
            break
        high -= 1
    return low, high
