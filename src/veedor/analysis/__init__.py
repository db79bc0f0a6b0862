"""Records to results: balance, phases, leverage, counts, people and alerts, each with its evidence and honest words.

Every analysis takes a `Case` or plain pandas frames (`veedor.analysis.frames` says which columns), so it can be used on
anybody's table of events, and returns a `Result`. The libraries it needs come with ``pip install 'veedor[analysis]'``.
"""
