"""`python -m melian` is `melian`."""

from melian.cli import main

if __name__ == "__main__":
    main()
