"""The batch kernel through the Python package, without stiffness."""

from from_python import about, answers, solve
from rival import compete

if __name__ == "__main__":
    compete(about(), lambda *problem: solve(*problem, stiffness=False), answers)
