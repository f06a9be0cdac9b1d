"""双报告: what a unit's members did here in a period, on one page, for the unit and for each member."""
