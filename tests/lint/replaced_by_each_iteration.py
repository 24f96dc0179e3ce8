def run(machine, steps):
    for step in steps:
        machine.callback = lambda: step
        machine.handlers["step"] = lambda: step
        machine.run()
