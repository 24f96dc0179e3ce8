def run(option, machine):
    for name in (option,):
        machine.register(lambda: name)
