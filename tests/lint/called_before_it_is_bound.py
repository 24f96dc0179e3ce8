def outer():
    def show():
        return text

    print(show())
    text = "late"
    return show


def fine(flag):
    def show():
        return text if flag else ""

    print(show())
    text = "late"
    return show
