"""最美家庭: families who are nominated, noticed in public, and honoured. Nobody votes and nobody is ranked."""
