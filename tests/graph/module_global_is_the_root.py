handlers = {"click": [lambda: 1]}
# why: handlers["click"]
# why: handlers["click"][0]
# why: 17
# why: len
# why: int
