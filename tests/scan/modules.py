"""Which of Wapiti's modules look at the product, and why the others do not."""

QUICK = ("cookieflags", "csp", "csrf", "htaccess", "http_headers", "methods", "redirect", "spring4shell")
"""Those that look at each page a few times."""

THOROUGH = ("xss", "sql", "exec", "file", "crlf", "ldap", "upload", "backup", "shellshock", "timesql")
"""Those that try hundreds of texts in each field: they go on until their time is over."""

FOREIGN_DATA = "loads a list from the internet, and there is no such software here"
FOREIGN_EAR = "hears of a success from a server on the internet; what opens no connection is tested by itself"
FRONT = "asks about encryption, which is the business of the web server in front"
LEFT_OUT = {
    "brute_login_form": "there are no passwords",
    "buster": "guesses thousands of addresses; the address map is complete and tested",
    "cms": FOREIGN_DATA,
    "htp": FOREIGN_DATA,
    "https_redirect": FRONT,
    "log4shell": FOREIGN_EAR,
    "network_device": FOREIGN_DATA,
    "nikto": FOREIGN_DATA,
    "permanentxss": "needs xss to have been everywhere, which takes an hour; texts are tested at every place",
    "ssl": FRONT,
    "ssrf": FOREIGN_EAR,
    "takeover": "asks about the operator's names on the internet",
    "wapp": FOREIGN_DATA,
    "wp_enum": FOREIGN_DATA,
    "xxe": FOREIGN_EAR,
}
"""Each with its reason."""
