# A small text adventure: rooms and verbs are closures over one world, scripts of commands play it.


def make_world():
    rooms = {}
    inventory = []
    here = None
    turns = 0
    finished = False

    def room(name, text, **exits):
        things = []

        def describe():
            ways = ", ".join(sorted(exits)) or "nowhere"
            seen = f" You see {' and '.join(things)}." if things else ""
            return f"{name}: {text}{seen} Exits: {ways}."

        def leave(way):
            return exits.get(way)

        def dig(way, target):
            exits[way] = target

        rooms[name] = {"describe": describe, "leave": leave, "things": things, "dig": dig}
        return rooms[name]

    def go(way):
        nonlocal here
        target = rooms[here]["leave"](way)
        if target is None:
            return f"There is no way {way}."
        here = target
        return rooms[here]["describe"]()

    def take(thing):
        things = rooms[here]["things"]
        if thing not in things:
            return f"No {thing} here."
        things.remove(thing)
        inventory.append(thing)
        return f"Taken: {thing}."

    def drop(thing):
        if thing not in inventory:
            return f"You have no {thing}."
        inventory.remove(thing)
        rooms[here]["things"].append(thing)
        return f"Dropped: {thing}."

    def use(thing):
        nonlocal finished
        if thing not in inventory:
            return f"You have no {thing}."
        match thing, here:
            case "key", "hall":
                rooms["hall"]["dig"]("down", "cellar")
                return "The trapdoor opens."
            case "lamp", "cellar":
                finished = True
                return "You see the treasure. You have won."
            case _:
                return f"Nothing happens with the {thing}."

    def look():
        return rooms[here]["describe"]()

    def carry():
        return "You carry " + (", ".join(inventory) or "nothing") + "."

    verbs = {"go": go, "take": take, "drop": drop, "use": use, "look": look, "inventory": carry}

    def play(commands):
        nonlocal turns
        for command in commands.split(";"):
            verb, *rest = command.split()
            turns += 1
            action = verbs.get(verb)
            if action is None:
                yield f"I do not know how to {verb}."
                continue
            try:
                yield action(*rest)
            except TypeError as error:
                yield f"What? ({error})"
            if finished:
                yield f"Finished in {turns} turns."
                return

    def enter(name):
        nonlocal here
        here = name

    return room, enter, play


room, enter, play = make_world()
room("hall", "A draughty hall.", north="library", east="garden")
room("library", "Dusty books.", south="hall")["things"].extend(["lamp", "book"])
room("garden", "Weeds.", west="hall")["things"].append("key")
room("cellar", "Pitch dark.", up="hall")
enter("hall")

script = ("look; go west; go north; take lamp; take lamp; go; dance; go south; use lamp; go east; take key; "
          "drop book; go west; inventory; use key; look; go down; use lamp; look")
for number, line in enumerate(play(script), 1):
    print(f"{number:2} {line}")
    # expect:  1 hall: A draughty hall. Exits: east, north.
    # expect:  2 There is no way west.
    # expect:  3 library: Dusty books. You see lamp and book. Exits: south.
    # expect:  4 Taken: lamp.
    # expect:  5 No lamp here.
    # expect:  6 What? (make_world.<locals>.go() missing 1 required positional argument: 'way')
    # expect:  7 I do not know how to dance.
    # expect:  8 hall: A draughty hall. Exits: east, north.
    # expect:  9 Nothing happens with the lamp.
    # expect: 10 garden: Weeds. You see key. Exits: west.
    # expect: 11 Taken: key.
    # expect: 12 You have no book.
    # expect: 13 hall: A draughty hall. Exits: east, north.
    # expect: 14 You carry lamp, key.
    # expect: 15 The trapdoor opens.
    # expect: 16 hall: A draughty hall. Exits: down, east, north.
    # expect: 17 cellar: Pitch dark. Exits: up.
    # expect: 18 You see the treasure. You have won.
    # expect: 19 Finished in 18 turns.
print(sum(1 for _ in play("look; look")), "lines more")  # expect: 2 lines more
