"""Swedish and English: the phrases, days and numbers that people are shown."""

LANGUAGES = {"sv": "Svenska", "en": "English"}
DEFAULT_LANGUAGE = "sv"
