class Button:
    pass


def on_click(n):
    return lambda: n


button = Button()
button.handlers = [on_click(1)]
Button.default = on_click(2)
# cell: button.handlers[0] n
# cell: Button.default n
# why: button.handlers
