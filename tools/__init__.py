"""What the house is looked after with."""
