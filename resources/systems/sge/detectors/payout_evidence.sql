jsonb_build_object('state', l."status"::text, 'method', l."method"::text, 'destination', left(l."destination", 200),
                   'batch', l."batchId", 'batchState', b."status"::text, 'affiliate', l."affiliateId",
                   'error', left(l."errorMessage", 500), 'txHash', left(l."txHash", 200),
                   'updatedAt', l."updatedAt"::text || 'Z')
