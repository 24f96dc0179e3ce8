local function node(n)
    local function me(k)
        if k < 0 then return me end
        return n + k
    end
    return me
end

local function main(rounds)
    local total = 0
    for i = 0, rounds - 1 do
        total = total + AND(node(i)(1), 7)
    end
    return total
end

return main(2000000)
