"""Whether an act is asserted, negated or only supposed, and what hedges it."""

from __future__ import annotations

from melian.extraction.arguments import performing, surface_subject
from melian.extraction.telling import teller
from melian.extraction.unreal import contrary, forthcoming, rebutted, recommended
from melian.model.mention import Polarity
from melian.model.parsed import Parsed, Token
from melian.model.span import Excerpt

_NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "hardly"})
_UNDOING = frozenset({"deny", "refuse", "decline", "fail", "avoid", "refrain", "stop"})
_INSTEAD = frozenset({("instead", "of"), ("rather", "than"), ("far", "from")})
_SUPPOSING = frozenset({"if", "unless", "whether", "lest"})
_POSSIBLE = frozenset({"may", "might", "could", "would", "can"})


def negated(parsed: Parsed, i: int) -> bool:
    """Whether the word at `i` is negated where it stands ("did not threaten", "no demand", "without asking")."""
    if any(_negates(child) for child in parsed.children(i)):
        return True
    token, head = parsed.tokens[i], parsed.head(i)
    if token.lemma in _LIGHT | _RECEIVING and any(_nothing(parsed, child) for child in parsed.children(i)):
        return True
    if token.dep in ("acomp", "attr", "oprd") and head.lemma in ("be", "seem", "become", "remain", "make"):
        return any(_negates(child) for child in parsed.children(head.i))
    if _without(parsed, token):
        return True
    if any(_never(parsed, child) for child in parsed.children(i) if child.dep == "prep" and child.i < i):
        return True
    if token.dep == "xcomp" and head.lemma in ("go", "plan", "intend", "want", "try", "be", "appear", "seem"):
        return negated(parsed, head.i)
    if token.dep == "conj" and token.pos in ("VERB", "AUX") and head.pos in ("VERB", "AUX"):
        return _shares_negation(parsed, token, head)
    return False


def _without(parsed: Parsed, token: Token) -> bool:
    """'Without accepting', 'instead of accepting', 'rather than accept'."""
    before = tuple(t.lower for t in parsed.tokens[max(0, token.i - 2) : token.i])
    return before in _INSTEAD or (token.dep == "pcomp" and parsed.head(token.i).lower == "without")


def _nothing(parsed: Parsed, child: Token) -> bool:
    """'Made no threat': the object of a light verb is what is negated."""
    return child.dep in ("dobj", "nsubjpass") and any(c.lower == "no" for c in parsed.children(child.i))


def _never(parsed: Parsed, prep: Token) -> bool:
    """'At no time did Peru', 'under no circumstances will Peru'."""
    held = parsed.child(prep.i, "pobj")
    return held is not None and any(c.lower == "no" for c in parsed.children(held.i))


def undone(parsed: Parsed, i: int) -> bool:
    """Whether the verb above takes the act back: "denied threatening", "stopped short of promising".

    What stands before it is not its content, though parsers say so: "Peru accused Chile; Chile denied it".
    """
    token, head = parsed.tokens[i], parsed.head(i)
    if token.dep == "pcomp" and head.lower == "of" and parsed.head(head.i).lower == "short":
        return True
    return token.dep in ("xcomp", "ccomp", "pcomp") and head.lemma in _UNDOING and head.i < i


def _negates(child: Token) -> bool:
    return child.dep == "neg" or (child.lower in _NEGATORS and child.dep in ("det", "preconj", "advmod", "cc"))


def _shares_negation(parsed: Parsed, token: Token, head: Token) -> bool:
    """'will not attack or threaten': the second verb without subject or auxiliary of its own is negated too."""
    own = any(child.dep in ("aux", "nsubj", "neg") for child in parsed.children(token.i))
    joined = any(child.dep == "cc" and child.lower in ("or", "nor") for child in parsed.children(head.i))
    return joined and not own and negated(parsed, head.i)


def polarity(parsed: Parsed, i: int, *, flipped: bool = False, clausal: bool = False) -> Polarity:
    """Polarity of the act carried by the word at `i`; `flipped` where negation has made it another act.

    A `clausal` act ("Iran must ...") is made by its modal, which then supposes nothing.
    """
    if (not flipped and (negated(parsed, i) or undone(parsed, i))) or rebutted(parsed, i):
        return "negated"
    if supposed(parsed, i) or weighed(parsed, i) or contrary(parsed, i) or forthcoming(parsed, i):
        return "hypothetical"
    if not clausal and (asked_for(parsed, i) or ordered(parsed, i) or recommended(parsed, i)):
        return "hypothetical"
    return "asserted"


def weighed(parsed: Parsed, i: int) -> bool:
    """Whether the act is only thought through: "Accepting the terms would mean ...", "to yield could cost it ...".

    It is then the subject of a verb under "would", "could" or "might".
    """
    verb = parsed.tokens[i]
    if verb.dep not in ("csubj", "csubjpass") or verb.tag not in ("VBG", "VB"):
        return False
    return any(c.dep == "aux" and c.lower in _WEIGHING and c.i > i for c in parsed.children(verb.head))


_WEIGHING = frozenset({"would", "could", "might", "may", "can", "will", "should", "'d", "’d"})


def ordered(parsed: Parsed, i: int) -> bool:
    """Whether it stands in an order or a piece of advice: "Issue a statement that rejects the terms"."""
    chain = (parsed.tokens[i], *parsed.ancestors(i))
    root = chain[-1]
    if root.tag != "VB" or root.pos != "VERB" or any(t.tag == "VBD" and t.dep == "advcl" for t in chain):
        return False  # "Peru intervened and demanded that Chile leave, evacuate and pay": told, whatever is the root
    return not any(c.dep in ("nsubj", "nsubjpass", "aux", "expl") for c in parsed.children(root.i))


_ASKING = frozenset(
    {"urge", "press", "pressure", "push", "ask", "call", "demand", "threaten", "want", "hope", "try", "seek", "make",
     "help", "order", "expect", "vow", "persuade", "convince", "require", "offer", "propose", "schedule", "refuse",
     "decline", "appeal", "encourage", "recommend", "advise", "warn", "force", "wait", "fail", "need", "allow", "beg",
     "invite", "request", "attempt", "prepare", "due", "willing", "ready", "likely", "able", "suggest", "work", "aim",
     "struggle", "strive", "race"}
)  # fmt: skip
_PERSUADING = frozenset({"persuade", "convince", "dissuade", "pressure", "press", "lobby", "push", "urge"})
_ATTEMPTING = frozenset(
    {"try", "seek", "attempt", "work", "aim", "struggle", "strive", "push", "effort", "bid", "campaign", "move"}
)
"""Who tries to persuade has asked, whether or not it worked: "has been trying to persuade Peru"."""
_OUGHT = frozenset({"must", "should", "ought", "need"})


def asked_for(parsed: Parsed, i: int) -> bool:
    """Whether the act is only asked for, tried or due: "urged Iran to accept", "must accept", "due to sign"."""
    verb = parsed.tokens[i]
    if verb.pos == "ADJ" and verb.dep == "acomp" and parsed.head(i).tag == "VB":
        verb = parsed.head(i)  # "is expected to be critical of Peru"
    if verb.pos not in ("VERB", "AUX") or performing(parsed, verb) is not None:
        return False
    for _ in range(4):
        if any(c.dep == "aux" and c.lower in _OUGHT for c in parsed.children(verb.i)):
            return True
        head = parsed.head(verb.i)
        if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
            if teller(parsed, verb.i) is not None:
                return False
            verb = head
            continue
        if verb.tag != "VB" or verb.dep not in ("xcomp", "ccomp", "advcl", "acl"):
            return False
        if verb.lemma in _PERSUADING and head.lemma in _ATTEMPTING:
            return False
        return head.lemma in _ASKING or (verb.dep == "acl" and head.pos == "NOUN")
    return False


def supposed(parsed: Parsed, i: int) -> bool:
    """Whether the act itself is only supposed: "if Russia demands", "should Iran threaten", "might accuse"."""
    at: Token | None = parsed.tokens[i]
    while at is not None:
        if _supposes(parsed, at):
            return True
        at = _above(parsed, at)
    return False


def _supposes(parsed: Parsed, verb: Token) -> bool:
    marks = {c.lower for c in parsed.children(verb.i) if c.dep in ("mark", "advmod")}
    if marks & _SUPPOSING:
        return verb.dep in ("advcl", "ccomp", "pcomp", "relcl", "acl") or "if" in marks
    return _inverted(parsed, verb)


def _inverted(parsed: Parsed, verb: Token) -> bool:
    """'Should Russia demand ...': the auxiliary stands before its subject, and no question mark ends the sentence."""
    subject = surface_subject(parsed, verb.i)
    aux = parsed.child(verb.i, "aux")
    if subject is None or aux is None or aux.lower not in ("should", "were", "had") or aux.i > subject:
        return False
    return verb.dep == "advcl"


def _above(parsed: Parsed, token: Token) -> Token | None:
    """The verb whose supposition reaches down to `token`: over coordination and infinitives only."""
    if token.dep in ("conj", "xcomp") and token.head != token.i:
        return parsed.head(token.i)
    if token.dep in ("dobj", "attr", "nsubj", "nsubjpass") and token.pos == "NOUN":
        head = parsed.head(token.i)
        return head if head.pos in ("VERB", "AUX") and head.lemma in _LIGHT else None
    return None


_RECEIVING = frozenset({"receive", "get", "face"})
_LIGHT = frozenset({"make", "issue", "deliver", "give", "send", "repeat", "raise", "lodge", "file", "voice", "reject"})


def possible(parsed: Parsed, i: int) -> bool:
    """Whether a modal of possibility stands with the verb at `i` ("could accuse")."""
    return any(c.dep == "aux" and c.lower in _POSSIBLE for c in parsed.children(i))


def hedge(parsed: Parsed, i: int, hedges: frozenset[str]) -> Excerpt | None:
    """The first hedging words of the clause of `i` ("may also", "reportedly", "allegedly")."""
    for child in sorted((*parsed.children(i), *parsed.children(parsed.tokens[i].head)), key=lambda c: c.i):
        if child.lower in hedges and child.dep in ("aux", "advmod", "acomp", "amod", "prep"):
            following = parsed.tokens[child.i + 1] if child.i + 1 < len(parsed.tokens) else child
            end = following.end if following.lower == "also" else child.end
            return parsed.excerpt(child.start, end)
    return None


_NOT_DONE = frozenset(
    {"threaten", "demand", "urge", "call", "plan", "consider", "propose", "want", "seek", "order", "ask", "warn", "vow",
     "pledge", "promise", "prepare", "intend", "hope", "expect", "fear", "authorize", "require", "agree", "offer",
     "suggest", "discuss", "oppose", "reject", "avoid", "prevent", "deter", "face", "await", "vote"}
)  # fmt: skip
_NOT_YET = frozenset(
    {"possible", "potential", "planned", "proposed", "future", "further", "threatened", "any", "imminent"}
)


_DOING = frozenset({"continue", "begin", "start", "resume", "manage", "proceed"})
"""Verbs whose infinitive is done where they are: "continued to send arms"."""


def deed_polarity(parsed: Parsed, i: int) -> Polarity:
    """Polarity of a deed: what is planned, threatened, asked for or merely possible has not been done."""
    if negated(parsed, i) or undone(parsed, i):
        return "negated"
    token = parsed.tokens[i]
    if (
        supposed(parsed, i)
        or weighed(parsed, i)
        or ordered(parsed, i)
        or _awaited(parsed, i)
        or any(c.lower in _NOT_YET for c in parsed.children(i))
    ):
        return "hypothetical"
    if token.pos in ("NOUN", "PROPN"):
        return "hypothetical" if _asked_for(parsed, token) else "asserted"
    if token.dep == "xcomp" and parsed.head(i).lemma in _DOING:
        return deed_polarity(parsed, token.head)
    if any(c.tag in ("MD", "TO") for c in parsed.children(i)) or token.tag == "VB":
        return "hypothetical"
    if token.dep in ("pcomp", "xcomp", "conj") and _asked_for(parsed, token):
        return "hypothetical"
    return "asserted"


def _awaited(parsed: Parsed, i: int) -> bool:
    """Whether it stands behind "until", "unless" or "before": it has not happened where it is told."""
    return any(c.lower in ("until", "till", "unless", "before") and c.dep == "mark" for c in parsed.children(i))


def _asked_for(parsed: Parsed, token: Token) -> bool:
    """Whether the next verb above asks for, plans or threatens it, or is itself an infinitive or modal."""
    for above in parsed.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            unreal = any(c.tag in ("MD", "TO") for c in parsed.children(above.i))
            return above.lemma in _NOT_DONE or unreal
        if above.lemma in ("demand", "call", "plan", "threat", "proposal", "request", "ultimatum", "condition"):
            return True
    return False
