"""网格情况大摸底: door by door, grid by grid, what people need; and nothing else about them."""
