"""Open the house: make ready what is missing, say how to come in, serve."""

from app.serve import main

if __name__ == "__main__":
    main()
