"""How the brief was made and where its limits are, on a page."""

from __future__ import annotations

from melian.brief.phrases import act_list, count
from melian.brief.saying import say
from melian.brief.tree import Sentence
from melian.model.event import Account

_METHOD = (
    "Each article is cut into sentences and parsed; the page’s furniture is set aside first.",
    "Rules over the syntax, and the reader named under the versions, find who did what to whom, in whose words; "
    "every find keeps its characters and what found it.",
    "Finds of one act by one actor are joined across articles; the reasons for each join are kept.",
    "Quoted means that the words stand in quotation marks. A quotation under four words, or one with a broader object "
    "than the act, does not count as support for it.",
    "Reported speech and paraphrase are the writer’s words. A headline is counted apart from the text below it. "
    "What the writer infers or advises is nobody’s act.",
    "Origins are counted by the sources that the articles credit and by shared wording: ten reports of one interview "
    "are one origin.",
    "Dates are those that a text or its dateline gives. Nothing is dated by guess.",
    "‘No statement in these articles’ says what these texts hold, not what an actor has or has not said.",
    "Finds can be wrong or missing. The annex lists each, with how sure its rule is and with a person’s reading of it.",
)


def method(account: Account) -> tuple[Sentence, ...]:
    """The method in short sentences, the search and its extent last."""
    return (*(say(line) for line in _METHOD), *searched(account))


def searched(account: Account) -> tuple[Sentence, ...]:
    """What was searched: articles, words outside furniture, quotations, kinds of acts."""
    words = sum(_words_in(r.document.text, [(f.start, f.end) for f in r.document.furniture]) for r in account.readings)
    quotations = sum(len(r.quotations) for r in account.readings)
    mentions = sum(len(r.mentions) for r in account.readings)
    extent = f"{count(len(account.readings), 'article')}, {count(words, 'word')} without the pages’ furniture"
    return (
        say(f"Searched: {extent}."),
        say(f"Found: {count(quotations, 'piece')} of quoted or reported speech, {count(mentions, 'mention')} of acts."),
        say(f"Looked for: {act_list()}."),
    )


def _words_in(text: str, without: list[tuple[int, int]]) -> int:
    at, kept = 0, []
    for start, end in sorted(without):
        kept.append(text[at:start])
        at = max(at, end)
    return len(" ".join((*kept, text[at:])).split())
