"""What the rules say of meetings: enough people, enough votes, the steps in their order."""
