"""What every word of the rule notation means, in one line each. The reference, the handbook and new rule
files are made from it."""

from __future__ import annotations

KEYS_SAY: dict[str, dict[str, str]] = {
    "frame": {
        "id": "The rule's name: lower-case letters, digits and _, the same as the file's name.",
        "says": "One English sentence that says what the rule recognises; readers of an explanation see it.",
        "record": "event (default), statement, figure or relation.",
        "type": "A type of the ontology (packs/ontology/types.tsv) with the same record.",
        "status": "The status that the rule itself says (foiled, threatened …); leave it out when the words around decide.",
        "like": "Another frame: keys that are not written here are taken from it, roles one by one, examples never.",
        "base": "\"yes\" for a frame that only lends its keys to others: no trigger, no examples.",
        "trigger": "Lemmas of the lexicon that start the frame. Two must stand side by side; … between them allows a gap. What "
        "follows the first may be a class (سيطر … settlement).",
        "form": "any (default), verb (only as a verb or participle) or noun (only as a verbal noun or noun).",
        "with": "One of these classes or lemmas must stand near the trigger (perfect, imperfect, passive: its form; told_now: "
        "the present of a headline; subjunctive: a present right behind the trigger's «أن»; future: behind سـ or سوف; "
        "pointed: a pronoun on its preposition).",
        "without": "None of these classes or lemmas may stand near the trigger.",
        "becomes": "Other types for the same frame: each `type` `with` classes or lemmas that make it so; the first that fits.",
        "roles": "Who and what takes part: for each role what it may be (`is`) and where it is looked for (`found`), in order.",
        "needs": "Roles without which the frame does not fire.",
        "in_speech": "\"yes\" when the frame holds only within what somebody says.",
        "beats": "Frames that this one wins over when both fire on one trigger; no circles.",
        "matches": "Sentences to accept: `text`, and for each role its words in that sentence (`type`, `status` as well).",
        "rejects": "Sentences in which the rule must not fire: `text`, and the reason under `because`.",
    },
    "cue": {
        "id": "The rule's name: lower-case letters, digits and _, the same as the file's name.",
        "says": "One English sentence that says what the rule recognises; readers of an explanation see it.",
        "effect": "What the word does to the clause beside it: see effects.",
        "cue": "Lemmas of the lexicon that are the cue, one a line.",
        "stance": "How the speaker stands to what is said: neutral (default) or another of the stances.",
        "not_when": "Lemmas that may not follow the cue at once (أعلن حالة الطوارئ reports nothing).",
        "clause": "\"yes\" when the word speaks only before أن, a colon or a quotation (زاد أن …, but زاد عدد القتلى).",
        "matches": "Sentences to accept: `text`, the speaker's words (`source`), words that are theirs (`covers`).",
        "rejects": "Sentences in which the rule must not fire: `text`, and the reason under `because`.",
    },
    "count": {
        "id": "The rule's name: lower-case letters, digits and _, the same as the file's name.",
        "says": "One English sentence that says what the rule recognises; readers of an explanation see it.",
        "what": "A measure of the ontology (packs/ontology/measures.tsv).",
        "cue": "Lemmas of acts whose sufferers are counted (قتل، إصابة), one a line.",
        "head": "Lemmas of counted nouns that are the measure themselves (قتيل، جثة), one a line.",
        "act": "The type of event that such harm belongs to.",
        "matches": "Sentences to accept: `text`, `value` (\"12\", 2- for 2 to open, -9 for at most 9, 3-5), `what`, `who`.",
        "rejects": "Sentences in which the rule must not fire: `text`, and the reason under `because`.",
    },
}  # fmt: skip
IS_SAY = {
    "force": "an armed or political actor, named or described, and aircraft and drones that act",
    "people": "persons: civilians, fighters that are counted, families",
    "person": "whoever can speak or be held: a force, a source, an outlet, persons",
    "state": "a state or an organisation; the same things as person",
    "members": "people of a force or an indefinite group (عناصر من داعش، عنصرين، مسلحون), not the force itself",
    "number": "a number that stands alone for people (اعتقلت 13 آخرين)",
    "place": "a place, named or described",
    "thing": "a post, vehicle, building, piece of infrastructure: what can be hit",
    "weapon": "a weapon, shell, bomb or aircraft",
    "any": "everything",
}
STATUSES_SAY = {
    "occurred": "told as done; a statement as said",
    "ongoing": "told as going on at the time of the report",
    "foiled": "tried and prevented",
    "planned": "intended, prepared or expected",
    "threatened": "somebody threatens to do it",
    "denied": "somebody says that it did not happen",
    "habitual": "told as recurring, without single occasions",
    "historical": "its own date lies well before the report, or a background paragraph tells it",
}
EFFECTS_SAY = {
    "attributes": "the clause after it is what the speaker says (قال … إن …)",
    "cites": "the clause beside it is taken from the speaker (نقلاً عن …، بحسب …)",
    "continues": "the speaker before goes on (وأضاف …)",
    "background": "what follows is background, nobody's words (يذكر أن …)",
    "new_speaker": "what follows is said by somebody else than the speaker before (من جانبه …)",
    "denies": "the clause beside it is said not to be so",
    "hedges": "the clause beside it is not certain",
}
STANCES_SAY = {
    "neutral": "says it without more",
    "affirms": "stresses that it is so",
    "doubts": "says that it may not be so",
    "denies": "says that it is not so",
    "claims": "takes responsibility for it",
    "accuses": "says that somebody else did it",
    "admits": "says against its own interest that it is so",
}
ERRORS_SAY = {
    "R001": "The file does not follow the notation: a key is unknown, missing, twice there or of the wrong kind.",
    "R002": "The id is not the file's name, or it is there twice.",
    "R003": "A character that no pack may hold (tatweel, Persian letters, presentation forms, direction marks), or not UTF-8.",
    "R004": "A name that does not exist: type, role, lemma, class, measure, rule; or rules that stand in a circle.",
    "R010": "A sentence that the rule must accept is not accepted, or there is none.",
    "R011": "It is accepted with a wrong role, type, status, speaker or value.",
    "R012": "A sentence that the rule must reject is accepted, or there is none.",
    "R014": "A finder that does not exist, or one without what it needs.",
    "R016": "Words of an example that do not stand in its sentence.",
}
