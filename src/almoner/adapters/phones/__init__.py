"""What a phone nearby needs to reach this machine: an address on the local network, and a certificate of its own."""
