"""The collaboration map: its page, its data, its panel and its exports."""
