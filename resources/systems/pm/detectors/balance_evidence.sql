-- The numbers a person would compute again.
jsonb_object(ARRAY['rule', 'available', 'locked', 'total', 'total_minus_parts', 'open_buy_orders', 'their_escrow',
                   'tolerance', 'trades_seen'],
             ARRAY[f.rule, f."available"::text, f."locked"::text, f."total"::text, f.gap::text, f.orders::text,
                   trim_scale(f.escrow)::text, trim_scale(f.off)::text, f.bought::text])
