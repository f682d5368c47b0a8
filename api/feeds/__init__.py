"""Feeds of what happens: calendars to subscribe to, and news."""
