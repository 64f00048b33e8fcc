"""Pumps and fans alike: their curves by the laws of affinity, systems, and where both meet.

Knows no family. The rise is a head in m (pumps) or a pressure in Pa (fans); flows are m³/s, power
is W at the machine's shaft unless its figures are of the whole unit.
"""
