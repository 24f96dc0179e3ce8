local function compose(f, g)
    return function(x) return f(g(x)) end
end

local function add_one(x) return x + 1 end

local function main(rounds)
    local chain = add_one
    for _ = 1, 49 do chain = compose(add_one, chain) end
    local total = 0
    for i = 0, rounds - 1 do total = total + chain(i) end
    return total
end

return main(70000)
