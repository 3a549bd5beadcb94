"""What a verb is not asserted by: a command, a duty, a possibility."""

from __future__ import annotations

from melian.model.parsed import Parsed, Token

MODALS = frozenset({"may", "might", "could", "must", "should", "ought"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_BEFORE_COMMAND = frozenset({"ADV", "NUM", "SPACE", "PART", "SYM", "X", "PUNCT", "INTJ"})
_LONGEST_LEAD = 6
"""Tokens before the verb of a command: a number, a dash, adverbs."""
_FEWEST = 3
"""Words of the shortest command with an object that is told from a heading."""
_WITHIN = frozenset({"xcomp", "advcl", "conj", "pcomp", "prep", "acl", "dobj", "oprd", "csubj", "parataxis"})
"""What a verb is part of the one above it by."""
_PAST = frozenset({"VBD"})
_DEICTIC = frozenset({"this", "that", "these"})
_DETERMINERS = frozenset({"this", "these", "such"})


def commanded(parsed: Parsed, i: int) -> bool:
    """Whether the verb at token `i` heads a command: 'Publicly reject the claim', '- Use every forum to ...'."""
    token, sentence = parsed.tokens[i], parsed.sentence_of(i)
    if (
        token.tag not in ("VB", "VBP")
        or token.dep != "ROOT"
        or token.text.isupper()
        or i - sentence.first > _LONGEST_LEAD
    ):
        return False
    if parsed.child(i, *_SUBJECTS) is not None or any(t.dep == "aux" and t.lower != "do" for t in parsed.children(i)):
        return False
    before = parsed.tokens[sentence.first : i]
    return all((t.pos in _BEFORE_COMMAND and t.text != "(") or t.dep in ("neg", "aux") for t in before)


def modal(parsed: Parsed, i: int) -> bool:
    """Whether the verb at token `i` stands under 'may', 'could', 'must', 'should' ...; 'could not' tells a fact."""
    kids = parsed.children(i)
    if parsed.tokens[i].lower == "ought" or _needs(parsed, i):
        return True
    aux = next((t.lower for t in kids if t.dep == "aux" and t.lower in MODALS), None)
    return aux is not None and not (aux == "could" and any(t.dep == "neg" for t in kids))


def _needs(parsed: Parsed, i: int) -> bool:
    """'Brussels needs to say that ...', 'has to say': a need told in the present is a duty."""
    token, what = parsed.tokens[i], parsed.child(i, "xcomp")
    return token.lemma in ("need", "have") and token.tag in ("VBZ", "VBP") and what is not None and what.i > i


def conditional(parsed: Parsed, i: int) -> bool:
    """Whether the verb at token `i` stands under 'would'."""
    return any(t.dep == "aux" and t.lower in ("would", "'d", "’d") for t in parsed.children(i))


def imagined(parsed: Parsed, i: int) -> bool:
    """'For the capital to demand it would be ...': nobody has done so."""
    if not any(t.dep == "aux" and t.lower == "to" for t in parsed.children(i)):
        return False
    token, subject = parsed.tokens[i], parsed.child(i, "nsubj")
    who = subject or (parsed.head(i) if token.dep in ("relcl", "acl") else None)
    first = parsed.subtree(who.i)[0] if who is not None else 0
    return first > 0 and parsed.tokens[first - 1].lower == "for"


def supposed(parsed: Parsed, i: int) -> bool:
    """Whether what token `i` tells is commanded, due or merely possible, by itself or by the verb that it is part of.

    What somebody is reported to say (a clause of content) is judged by itself alone.
    """
    at, apart = i, False
    while True:
        token = parsed.tokens[at]
        if commanded(parsed, at) or (not apart and (modal(parsed, at) or imagined(parsed, at))):
            return True
        if token.head == at or not _part(token):
            return False
        apart = apart or _apart(parsed, token)
        at = token.head


def _part(token: Token) -> bool:
    if token.dep == "relcl":
        return token.tag not in _PAST
    return token.dep in _WITHIN or (token.pos in ("NOUN", "PROPN") and token.dep not in _SUBJECTS)


def _apart(parsed: Parsed, token: Token) -> bool:
    """A modal above it says nothing of it: it has its own subject or tense, or is added behind a comma."""
    if token.pos == "NOUN" or token.dep in ("relcl", "acl") or token.tag in ("VBD", "VBZ"):
        return True
    first = parsed.subtree(token.i)[0]
    added = token.dep == "advcl" and token.tag == "VBG" and first > 0 and parsed.tokens[first - 1].text == ","
    return added or parsed.child(token.i, *_SUBJECTS) is not None


def weighs(parsed: Parsed, i: int) -> bool:
    """Whether token `i` shows that its sentence weighs, advises or takes up what was said: 'could', 'must', 'this'."""
    token = parsed.tokens[i]
    if token.tag == "MD":
        return token.lower in MODALS
    return (token.dep in _SUBJECTS and pointing(parsed, token.i)) or commanded(parsed, token.i)


def pointing(parsed: Parsed, i: int) -> bool:
    """Whether the noun or pronoun at token `i` points back into the text: 'this', 'these signals', 'such a step'."""
    token = parsed.tokens[i]
    if token.pos in ("PRON", "DET"):
        return token.lower in _DEICTIC and token.tag == "DT"
    return token.pos == "NOUN" and any(t.i < i and t.lower in _DETERMINERS for t in parsed.children(i))


_MISTAKEN = frozenset(
    {"sanction", "target", "freeze", "ban", "arm", "support", "demand", "pressure", "force", "counter", "challenge",
     "boycott", "veto", "blockade", "press", "name", "threaten", "warn", "condemn"}
)  # fmt: skip
_OBJECT = frozenset({"DT", "JJ", "NNP", "NNPS", "PRP$"})


def begins_as_command(parsed: Parsed, i: int) -> bool:
    """'Sanction Peruvian firms that ...': the sentence of token `i` opens with a bare verb that is tagged as a noun."""
    sentence = parsed.sentence_of(i)
    words = [t for t in parsed.tokens_of(sentence) if t.pos not in ("PUNCT", "SPACE", "SYM", "NUM", "X")]
    if len(words) < _FEWEST:
        return False
    first, second = words[0], words[1]
    return first.text.istitle() and first.tag == "NN" and first.lower in _MISTAKEN and second.tag in _OBJECT
