"""What holds for all tests."""

from hypothesis import settings

# how long an example takes depends on what else the machine does
settings.register_profile("samgraf", deadline=None)
settings.load_profile("samgraf")
