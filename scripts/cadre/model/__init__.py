"""What the product speaks of, as data: the policy, the quiz, people, problems. Nothing here reads or writes a file."""
