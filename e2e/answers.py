"""Answers that make a learning agreement complete, section by section, by the labels a trainee reads."""

from e2e.pages.editor import Editor

Answer = tuple[str, str, str]
"""Group, label, answer."""

AGREEMENT: dict[str, tuple[Answer, ...]] = {
    "Participant": (("", "Address", "Ķiršu iela 7, Cēsis, LV-4101, Latvija"),),
    "Information about the learning mobility": (("", "Mode", "physical"),),
    "Status in the sending organisation": (
        ("", "Education programme or position held", "Viesnīcu pakalpojumi, 3. kurss"),
        ("", "School year or EQF level", "4. līmenis"),
    ),
    "Hosting organisation": (("", "Telephone of the organisation", "+34 950 000 000"),),
    "Activities and tasks": (("", "Programme and tasks", "Uzņem viesus.\nSagatavo rēķinus."),),
    "Mentoring and monitoring": (
        ("", "Mentoring and monitoring arrangements", "Saruna ar mentoru katru piektdienu."),
    ),
    "Assessment of learning outcomes": (
        ("", "Format of the assessment", "Novērojums darba vietā"),
        ("", "Assessment criteria", "Četri līmeņi"),
        ("", "Assessment procedure", "Vērtē prakses vadītājs"),
    ),
    "Recognition of learning outcomes": (
        ("", "Conditions and process of recognition", "Lēmumu pieņem metodiskā komisija"),
        ("", "Documents issued for recognition", "Europass mobilitātes sertifikāts"),
        ("", "Reintegration on return", "Divi pārbaudes darbi"),
    ),
    "Additional provisions": (("", "Provisions", "Dzīvo dienesta viesnīcā & brokasto tur."),),
    "Contact information": (
        ("Participant", "Full name", "Žanete Ābele"),
        ("Participant", "E-mail", "zanete.abele@audzekni.example"),
        ("Participant", "Telephone", "+371 00000201"),
        ("Responsible person at the sending organisation", "Full name", "Aļona Dzeņuška"),
        ("Responsible person at the sending organisation", "Role", "skolotāja"),
        ("Responsible person at the sending organisation", "E-mail", "alona.dzenuska@abelkalns.example"),
        ("Responsible person at the sending organisation", "Telephone", "+371 00000013"),
        ("Responsible person at the hosting organisation", "Full name", "María Ejemplo"),
        ("Responsible person at the hosting organisation", "Role", "recepcijas vadītāja"),
        ("Responsible person at the hosting organisation", "E-mail", "maria@hotel.example"),
        ("Responsible person at the hosting organisation", "Telephone", "+34 950 000 001"),
    ),
    "Signatures": (
        ("Participant", "Name of the signatory", "Žanete Ābele"),
        ("Sending organisation", "Name of the signatory", "Vilnis Krastkalns"),
        ("Hosting organisation", "Name of the signatory", "María Ejemplo"),
    ),
}
"""All sections but the learning outcomes, which are rows."""

OUTCOME = "Patstāvīgi uzņem viesus angļu un spāņu valodā, bez kļūdām."


def fill_every_tab(editor: Editor) -> None:
    """What a trainee does in the main job: every section is opened, filled in and saved."""
    for section, answers in AGREEMENT.items():
        editor.open_tab(section)
        for group, label, answer in answers:
            editor.fill(label, answer, group)
        editor.save()
    editor.open_tab("Learning outcomes")
    editor.fill("Framework", "A", row=1)
    editor.fill("Key competence", "multilingual", row=1)
    editor.fill("Description of the outcome", OUTCOME, row=1)
    editor.save()
