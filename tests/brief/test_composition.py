"""The brief as a tree: what stands in it, what does not, and that it is the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from melian.brief import Brief
from melian.brief.annex import LONGEST
from melian.brief.tree import Chapter, Reference, Sentence, Table
from melian.model.actor import Actor
from melian.model.event import Account
from melian.model.mention import Judgement
from tests.composed import compose


def sentences(value: object) -> Iterator[Sentence]:
    """Every sentence in a part of the tree."""
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from sentences(item)
    elif is_dataclass(value) and not isinstance(value, Reference):
        for f in fields(value):
            yield from sentences(getattr(value, f.name))


def texts(value: object) -> Iterator[str]:
    return (sentence.text for sentence in sentences(value))


def table(chapter: Chapter, name: str) -> list[list[str]]:
    found = next(b for p in chapter.parts for b in p.blocks if isinstance(b, Table) and b.name == name)
    return [[cell.sentence.text for cell in row] for row in found.rows]


def test_the_demand_comes_first_and_the_request_has_its_own_chapter(account: Account) -> None:
    titles = [chapter.title for chapter in compose(account).chapters]
    assert titles == ["Arvonia and Lake Pact: a demand over Mirne and Tessel", "Tessel and Lake Pact: an appeal"]


def test_counts_say_what_is_undated(account: Account) -> None:
    assert compose(account).counts == "5 articles · 12 Oct 2030 to 6 Mar 2031 · 1 undated"


def test_bottom_line_has_five_sentences_in_order(account: Account) -> None:
    said = [sentence.text for sentence in compose(account).chapters[0].bottom_line]
    assert len(said) == 5
    assert said[0].startswith("Arvonia is reported to demand of the Lake Pact: ‘talks cannot resume")
    assert said[0].endswith("(2 of 5 articles).")
    assert said[1].startswith(
        "No article quotes words that say so: it is paraphrase only; the nearest words quoted from"
    )
    assert said[2].startswith("Widened: The act of September 2030")
    assert said[3].startswith(
        "Corland rejects it; Haldia criticises Arvonia; Venn criticises the Lake Pact; no statement of"
    )
    assert "no date in any text" in said[4]


def test_every_factual_sentence_of_the_bottom_line_rests_on_words(account: Account) -> None:
    for chapter in compose(account).chapters:
        assert all(sentence.references for sentence in chapter.bottom_line[:3])


def test_a_minor_act_told_once_stands_in_the_table_of_others(account: Account) -> None:
    brief = compose(account)
    assert brief.others is not None
    assert [row[0].sentence.text for row in brief.others.rows] == ["Venn: offer → Haldia"]
    assert all(row[1].sentence.references for row in brief.others.rows)


def test_advice_of_the_writer_is_nobodys_act(account: Account) -> None:
    assert not any("hold firm" in text for chapter in compose(account).chapters for text in texts(chapter))


def test_positions_name_those_without_a_statement(account: Account) -> None:
    chapter = compose(account).chapters[0]
    assert [row[0] for row in table(chapter, "unheard")] == ["Lake Pact", "Mirne", "Tessel"]
    assert [row[3] for row in table(chapter, "unheard")][-1] == "Tessel: appeal → Lake Pact"


def test_named_states_of_the_pack_are_listed(account: Account) -> None:
    cast = tuple(Actor(name=name, kind="state", source="test") for name in ("Vela", "Nowhere"))
    said = list(texts(compose(account, cast=cast).chapters[0].parts[3]))
    assert "Also named in the articles that tell it, without any act or statement: Vela." in said


def test_headline_that_says_more_is_flagged(account: Account) -> None:
    rows = table(compose(account).chapters[0], "headlines")
    assert rows[0][3] == (
        "the text below ties it to a condition; the text below names another addressee; its object is “Tessel and "
        "Mirne” itself, where the text below has “to remove its radar crews from Tessel and Mirne”"
    )
    assert rows[1][3] == "the text below hedges it"


def test_about_keeps_to_the_best_match(account: Account) -> None:
    brief = compose(account, about="watch Tessel radar appeal")
    assert [chapter.title for chapter in brief.chapters] == ["Tessel and Lake Pact: an appeal"]
    assert brief.others is None


def test_about_without_a_match_says_what_was_searched(account: Account) -> None:
    brief = compose(account, about="submarine cables")
    assert not brief.chapters
    said = " ".join(sentence.text for sentence in brief.notice)
    assert "submarine cables" in said
    assert "7 acts" in said
    assert "Searched: 5 articles" in said


def test_nothing_found_says_what_was_searched(empty: Account) -> None:
    brief = compose(empty)
    said = " ".join(sentence.text for sentence in brief.notice)
    assert said.startswith("No act of the kinds looked for was found in this article.")
    assert "1 article, " in said
    assert "demand, appeal, threat" in said


def test_no_article_at_all(empty: Account) -> None:
    brief = compose(replace(empty, readings=()))
    assert [sentence.text for sentence in brief.notice] == ["No article could be read."]


def test_rejected_mention_is_struck_and_not_used(account: Account) -> None:
    verdict = Judgement(mention="t3", verdict="rejected", reason="not an act", by=None, at="2031-03-08T00:00:00Z")
    brief = compose(replace(account, judgements=(*account.judgements, verdict)))
    assert not any("Haldia criticises" in text for chapter in brief.chapters for text in texts(chapter))
    struck = [s.text for article in brief.annex.articles for s in article.stretches if s.rejected]
    assert struck == ["Haldia accused Arvonia of using the canal as a lever."]
    assert any("rejected: not an act" in text for text in texts(brief.annex.articles[4].acts))


def test_share_keeps_only_the_sentences_rested_on(account: Account) -> None:
    brief = compose(account, share=True)
    kept = " ".join(s.text for article in brief.annex.articles for s in article.stretches)
    assert "talks cannot resume until" in kept
    assert "Traders paid less" not in kept
    assert "hold firm" not in str(brief)


def test_an_unreadable_input_is_listed(account: Account) -> None:
    assert compose(account).annex.unreadable == (("news/broken.pdf", "the file is encrypted"),)


def test_order_of_judgements_and_events_changes_nothing(account: Account) -> None:
    turned = replace(account, events=account.events[::-1], judgements=account.judgements[::-1])
    first, second = compose(account), compose(turned)
    assert [c.title for c in first.chapters] == [c.title for c in second.chapters]
    assert first.chapters[0].bottom_line == second.chapters[0].bottom_line


def test_references_hold_the_documents_characters(account: Account) -> None:
    brief: Brief = compose(account)
    by_label = {article.label: article.path for article in brief.annex.articles}
    text = {reading.document.path: reading.document.text for reading in account.readings}
    assert brief.references
    for r in brief.references:
        whole = text[by_label[r.document]]
        assert whole[r.start : r.end] == r.words.text
        assert whole[: r.start].endswith(r.before)
        assert whole[r.end :].startswith(r.after)


def test_a_text_too_long_to_keep_whole_keeps_its_sentences(account: Account) -> None:
    first = account.readings[0]
    text = first.document.text + " x" * (LONGEST // 2)
    long = replace(first, document=replace(first.document, text=text))
    article = compose(replace(account, readings=(long, *account.readings[1:]))).annex.articles[0]
    assert not article.whole
    assert 0 < sum(s.end - s.start for s in article.stretches) < 1000


def test_an_articles_words_in_a_sentence_are_among_what_it_rests_on(account: Account) -> None:
    brief = compose(account)
    for sentence in (*sentences(brief.chapters), *sentences(brief.others)):
        rests_on = [reference.words.text for reference in sentence.references]
        assert all(any(p.text in text for text in rests_on) for p in sentence.pieces if p.tint)
