"""Work that takes longer than a request may: each in a process of its own, with progress, to be cancelled."""
