def run(cases, pending):
    for case in cases:
        pending.append(lambda: case)
        for step in pending:
            step()
        pending.clear()
