"""矛盾纠纷调处: disputes among neighbours, who sat down with them, and what honestly came of it."""
