"""The committee's meeting (评审委员会审议): who attends, rounds of paper ballots, and what they decide."""
