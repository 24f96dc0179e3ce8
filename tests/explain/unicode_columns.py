# explain: f.größe, f.<lambda>.größe
def f(größe):
    return "äöü", lambda: "ß" + größe
