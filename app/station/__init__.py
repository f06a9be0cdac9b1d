"""The station: a glass of water, a charged phone, an umbrella for the rain."""
