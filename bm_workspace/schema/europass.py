"""The Europass Mobility template and its two documents: learning agreement before, certificate after.

Which section is required, optional or must go stands in the columns `before` and `after` of the sections
(domain facts 3.2); the rules below join them in `status.issues()`.
"""

from bm_workspace.schema import about, agreeing, learning, rules
from bm_workspace.schema.types import DocumentType, Rule, Version
from bm_workspace.wording import _t

TEMPLATE = (
    about.PARTICIPANT,
    about.MOBILITY,
    about.STATUS,
    about.HOSTING,
    learning.OUTCOMES,
    learning.ACTIVITIES,
    learning.MENTORING,
    learning.ASSESSMENT,
    learning.RECOGNITION,
    agreeing.PROVISIONS,
    agreeing.CONTACTS,
    agreeing.SIGNATURES,
)

DATES = (
    Rule(section="mobility", check=rules.end_not_before_start),
    Rule(section="mobility", check=rules.stay_fits_activity_type),
)


LEARNING_AGREEMENT = DocumentType(
    key="learning_agreement",
    code="LA",
    name=_t("Learning agreement"),
    heading=_t("Europass Mobility – Learning agreement"),
    purpose=_t(
        "Before the mobility: participant, sending and hosting organisation agree on expected outcomes."
    ),
    version=Version.BEFORE,
    sections=TEMPLATE,
    complete_when=(
        *DATES,
        Rule(section="outcomes", check=rules.no_outcome_stands_twice),
        Rule(section="signatures", check=rules.guardian_signs_for_a_minor),
    ),
    hints=(Rule(section="signatures", check=rules.age_is_not_known),),
)

MOBILITY_CERTIFICATE = DocumentType(
    key="mobility_certificate",
    code="EM",
    name=_t("Europass Mobility certificate"),
    heading=_t("Europass Mobility – Certificate"),
    purpose=_t("After the mobility: the sending or hosting organisation confirms the outcomes achieved."),
    version=Version.AFTER,
    sections=TEMPLATE,
    complete_when=(
        *DATES,
        Rule(section="outcomes", check=rules.no_outcome_stands_twice),
        *agreeing.confirming(),
    ),
    made_from="learning_agreement",
)
