"""The service itself: settings to an application, with the generation it serves and what holds for every request."""
