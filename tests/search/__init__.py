"""The search's own rules, in Node: how words are read, and what decides between two results."""
