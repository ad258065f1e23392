"""Answers that make a learning agreement complete, by the keys of its declaration."""

from bm_workspace.schema import DOCUMENT_TYPES
from e2e.pages.editor import Editor

AGREEMENT = {
    "participant": {"address": "Ķiršu iela 7, Cēsis, LV-4101, Latvija"},
    "mobility": {"mode": "physical"},
    "status": {"position": "Viesnīcu pakalpojumi, 3. kurss", "level": "4. līmenis"},
    "hosting": {"phone": "+358 50 000 0000"},
    "outcomes": {
        "framework": "A",
        "competence": "multilingual",
        "text": "Patstāvīgi uzņem viesus angļu un somu valodā, bez kļūdām.",
    },
    "activities": {"tasks": "Uzņem viesus.\nSagatavo rēķinus."},
    "mentoring": {"arrangements": "Saruna ar mentoru katru piektdienu."},
    "assessment": {
        "format": "Novērojums darba vietā",
        "criteria": "Četri līmeņi",
        "procedure": "Vērtē prakses vadītājs",
    },
    "recognition": {
        "conditions": "Lēmumu pieņem metodiskā komisija",
        "documents": "Ieraksts e-žurnālā",
        "reintegration": "Divi pārbaudes darbi",
    },
    "provisions": {"text": "Dzīvo dienesta viesnīcā & brokasto tur."},
    "contacts": {
        "participant_name": "Žanete Ābele",
        "participant_email": "zanete.abele@audzekni.example",
        "participant_phone": "+371 00000201",
        "sending_name": "Aļona Dzeņuška",
        "sending_role": "skolotāja",
        "sending_email": "alona.dzenuska@abelkalns.example",
        "sending_phone": "+371 00000013",
        "hosting_name": "Päivi Esimerkki",
        "hosting_role": "vastaanottopäällikkö",
        "hosting_email": "paivi@hotelli.example",
        "hosting_phone": "+358 50 000 0001",
    },
    "signatures": {
        "participant_name": "Žanete Ābele",
        "sending_name": "Vilnis Krastkalns",
        "hosting_name": "Päivi Esimerkki",
    },
}
CHOSEN = {"framework", "competence", "mode"}
"""Answers that are chosen from a list, and so printed in other words."""

OUTCOME = AGREEMENT["outcomes"]["text"]
TYPED = [
    line
    for answers in AGREEMENT.values()
    for key, answer in answers.items()
    if key not in CHOSEN
    for line in answer.splitlines()
]
"""Every line that is typed."""

SECTIONS = {section.key: section for section in DOCUMENT_TYPES["learning_agreement"].sections}
TITLES = [section.title.msgid for section in SECTIONS.values()]


def fill_every_tab(editor: Editor) -> None:
    """What a trainee does in the main job: every section is opened, filled in and saved."""
    for key, answers in AGREEMENT.items():
        section = SECTIONS[key]
        fields = {field.key: field for field in section.fields}
        editor.open_tab(section.title.msgid)
        for name, answer in answers.items():
            field = fields[name]
            group = field.group.msgid if field.group else ""
            editor.fill(field.label.msgid, answer, group, row=1 if section.repeats else 0)
        editor.save()
