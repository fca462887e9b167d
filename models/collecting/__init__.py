"""What the ledger knows of a matter that must be public: ONE FILE FOR EACH, binding COLLECTOR."""
