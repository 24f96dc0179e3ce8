limit = 10


class Box:
    limit = 5
    id = 7

    def room(self):
        return limit, id
