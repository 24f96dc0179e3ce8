local function make()
    local value = 0
    local function get() return value end
    local function put(new) value = new end
    local function add(k) value = value + k end
    return get, put, add
end

local function main(rounds)
    local get, put, add = make()
    for i = 0, rounds - 1 do
        add(AND(i, 3))
        put(AND(get(), 0xFFFFF))
    end
    return get()
end

return main(2000000)
