"""What the advice says: one sentence for each answer to each question."""

from collections.abc import Mapping

from bm_workspace.advice.result import Check, Finding
from bm_workspace.advice.rules import Rules
from bm_workspace.wording import Text, _t

NO_VERB = _t("No action was recognised at the beginning. Begin with what is done, for example: %(verbs)s.")

SENTENCES: Mapping[tuple[Check, str], Text] = {
    (Check.VERB, "met"): _t("It begins with an action that can be observed: %(words)s."),
    (Check.VERB, "none"): NO_VERB,
    (Check.VERB, "vague"): _t(
        "“%(words)s” cannot be observed. Begin with what is done, for example: %(verbs)s."
    ),
    (Check.VERB, "topic"): _t(
        "“%(words)s” names a topic, not an action. Begin with what is done, for example: %(verbs)s."
    ),
    (Check.VERB, "activity"): _t(
        "“%(words)s” names an activity, not what the participant can do afterwards. "
        "Begin with what is done, for example: %(verbs)s."
    ),
    (Check.OBJECT, "met"): _t("It says what the action is about: %(words)s."),
    (Check.OBJECT, "none"): _t(
        "It does not say what the action is about. Name what is made, measured, written or shown."
    ),
    (Check.STANDARD, "met"): _t("It names a level, a condition or a standard: %(words)s."),
    (Check.STANDARD, "none"): _t(
        "It does not say how well or under what conditions. Add a number, a time, a standard, a level, "
        "a tool, or how much help is allowed."
    ),
    (Check.NOT_VAGUE, "met"): _t("There is no wish and no vague wording in it."),
    (Check.NOT_VAGUE, "none"): _t(
        "Nobody can assess “%(words)s”. Say what the participant will do that shows it."
    ),
    (Check.NOT_VAGUE, "activity"): _t(
        "Having been there (“%(words)s”) does not show what was learned. "
        "Say what the participant will do with what was seen or heard."
    ),
    (Check.SINGLE, "met"): _t("It is one outcome."),
    (Check.SINGLE, "none"): _t(
        "It holds several outcomes (%(words)s). Give each one a row of its own, so that each can be assessed."
    ),
}


def finding(check: Check, answer: str, rules: Rules, *words: str) -> Finding:
    """The finding for an answer, with the words that it rests on."""
    sentence = SENTENCES[check, answer]
    values = {"words": ", ".join(words), "verbs": rules.sample_verbs}
    needed = {name: value for name, value in values.items() if f"%({name})s" in sentence.msgid}
    return Finding(check=check, met=answer == "met", words=words, sentence=Text(sentence.msgid, needed))
