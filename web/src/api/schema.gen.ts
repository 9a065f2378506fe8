/** Made from openapi.json by "npm run api"; not edited by hand. */

export interface paths {
    "/a/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An answer that is under way
         * @description The page where one is, or an earlier one by its key; the end when all was sent.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The key of a page that was sent already */
                    page?: string;
                    /** @description The tag of a language */
                    lang?: string;
                    /** @description Whether it stands within another page */
                    embed?: string;
                };
                header?: never;
                path: {
                    /** @description The token of a personal address */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description There is no answer */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        /**
         * Send a page of an answer
         * @description Takes a page, goes back, or opens a sent answer to be changed. The last page records the answer as a response.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The token of a personal address */
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": string;
                    "multipart/form-data": string;
                };
            };
            responses: {
                /** @description To the next page, the end, or an address of the survey's own */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no answer */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description It is too much */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description The page again, with what is wrong on it */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/a/{token}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The logo of the survey that is answered at a personal address */
        get: {
            parameters: {
                query: {
                    /** @description The id of the file that is the logo */
                    v: string;
                };
                header?: never;
                path: {
                    /** @description The token of a personal address */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/*": number[];
                    };
                };
                /** @description The survey shows no such logo */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{part}/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of the handbook
         * @description What a problem means and what to do (`problems`, where the `type` of a problem points to), how a figure is computed (`metrics`). Markdown, or
         *     HTML for those who accept it.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description problems, metrics or guides */
                    part: string;
                    /** @description The code of a problem, a measure */
                    page: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/markdown": string;
                        "text/html": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures about this process and its store, as Prometheus reads them. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process can answer: its record store does. Columns are made when they are first asked for. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/s/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The first page of a survey
         * @description Nothing is kept before the page is sent. Behind `?` stand values for the survey's hidden fields and answers in advance, by the keys of their
         *     questions: an answer in advance is chosen on the page and counts when the page is sent. A trial link also begins at a later page, as if those before
         *     it had been sent without answers, or shows an ending.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The tag of a language */
                    lang?: string;
                    /** @description Whether it stands within another page */
                    embed?: string;
                    /** @description The key of a page where a trial begins, as far as the path leads towards it */
                    page?: string;
                    /** @description The key of an ending that a trial shows */
                    ending?: string;
                };
                header?: never;
                path: {
                    /** @description The token of a link */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description An answer is under way at its personal address */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no survey */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description It has ended */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        /**
         * Begin to answer
         * @description Takes the first page and leads to the personal address of the answer. The same form leads to the same answer, however often it is sent.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The token of a link */
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": string;
                    "multipart/form-data": string;
                };
            };
            responses: {
                /** @description To the personal address */
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no survey */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description It has ended */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description It is too much */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description The page again, with what is wrong on it */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/s/{token}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether somebody may be asked by a link now
         * @description No, when the link has ended or this person has answered already.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The external id of the person, if the website knows it */
                    contact?: string;
                };
                header?: never;
                path: {
                    /** @description The token of a link */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MayAsk"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/s/{token}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The logo of the survey behind a link */
        get: {
            parameters: {
                query: {
                    /** @description The id of the file that is the logo */
                    v: string;
                };
                header?: never;
                path: {
                    /** @description The token of a link */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/*": number[];
                    };
                };
                /** @description The survey shows no such logo */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/s/{token}/widget.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The widget of a link, for other websites to include
         * @description Plain JavaScript that keeps nothing in the browser.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The token of a link */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/javascript": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/survey.schema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of a survey. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/u/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether somebody wants no more letters
         * @description A page with a button; opening it changes nothing.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The token of a letter */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description No letter has this token */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description It cannot be looked up now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        /**
         * Unsubscribe
         * @description What the button does, and the one click of `List-Unsubscribe-Post` (RFC 8058). Doing it again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The token of a letter */
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description No letter has this token */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description It cannot be looked up now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts, page by page. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description In this state. */
                    state?: components["schemas"]["AccountState"];
                    /** @description Owned by this member. */
                    owner?: components["schemas"]["MemberId"];
                    /** @description Directly below this account. */
                    parent?: components["schemas"]["AccountId"];
                    /** @description With this external id. */
                    external_id?: string;
                    /** @description With words of the name or the external id that begin so. */
                    q?: string;
                    /** @description With this value of an attribute, as in `tier:gold`. */
                    attribute?: string;
                    /** @description By name unless told. */
                    sort?: "name" | "newest";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_AccountOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make an account. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make or change up to 10,000 accounts by their external ids: all, or with `keep_good` those without problems. */
        post: {
            parameters: {
                query?: {
                    /** @description Write the good rows although others have problems. */
                    keep_good?: boolean;
                    /** @description Write nothing; tell what would happen. */
                    dry_run?: boolean;
                    /** @description Refuse columns that are no attribute yet, instead of defining them. */
                    known_attributes_only?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BulkAccounts"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerImportReport"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AccountId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Remove an account that nothing refers to; give others the state `former`. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["AccountId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Change an account. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["AccountId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/accounts/{id}/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The three pairings of an account, and who is missing in each. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AccountId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_PairingOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/pairings/{matter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set who faces whom in one matter. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AccountId"];
                    matter: components["schemas"]["Matter"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PairingPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PairingOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/accounts/{id}/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an account was since when, in order of time. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AccountId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_StateSince"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        /** Replace the history of an account's state by one you know better. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AccountId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StateSince"][];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Two names of one person. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SegmentMessage"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SegmentAnswer"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a question to the data. The reading includes every answer that was accepted before. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Question"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reading"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All attributes, by noun and name. */
        get: {
            parameters: {
                query?: {
                    /** @description Those of this noun only. */
                    noun?: components["schemas"]["AttributeNoun"];
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_AttributeOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Define an attribute. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AttributeIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AttributeOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attributes/{noun}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an attribute that has no values. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    noun: components["schemas"]["AttributeNoun"];
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Give an attribute another label or more choices. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    noun: components["schemas"]["AttributeNoun"];
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AttributePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AttributeOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All audiences by name. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_AudienceOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make an audience: by a condition, as a list, or of our own staff. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AudienceIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people a condition finds now. Nothing is kept. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AudienceTrial"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceSize"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One audience. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AudienceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Remove an audience that nothing uses. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["AudienceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Change an audience. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["AudienceId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AudiencePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/audiences/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of an audience now, page by page; nobody for staff. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AudienceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_ContactOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Put people on a list, or take them off. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AudienceId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AudiencePick"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudiencePicked"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/size": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people and accounts an audience has now. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["AudienceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AudienceSize"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit trail
         * @description The newest line comes first.
         */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Of this noun, as in `account`. */
                    noun?: string;
                    /** @description About the thing with this id. */
                    id?: string;
                    /** @description By this member, token, `operator` or `system:…`. */
                    actor?: string;
                    /** @description This action, as in `erased`. */
                    action?: string;
                    /** @description Not before this moment. */
                    from?: components["schemas"]["Time"];
                    /** @description Before this moment. */
                    until?: components["schemas"]["Time"];
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_AuditOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Many messages, 500 kB at most; each says by `type` what it tells. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SegmentBatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SegmentAnswer"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts, page by page. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description With this part in decisions. */
                    role?: components["schemas"]["ContactRole"];
                    /** @description With this external id; only for those who see names of customers. */
                    external_id?: string;
                    /** @description With this mail address; only for those who see names of customers. */
                    mail?: string;
                    /** @description With words of the name, a mail address or a number that begin so, or a number that ends so; only for those who see names of customers. */
                    q?: string;
                    /** @description With this value of an attribute, as in `department:finance`. */
                    attribute?: string;
                    /** @description By name unless told; always the newest first for those who do not see names. */
                    sort?: "name" | "newest";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_ContactOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a contact. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a contact. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/contacts/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person agreed to or declined, the newest first; the first one of a purpose holds. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_ConsentOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Keep what a person has agreed to or declined. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConsentIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a person for good
         * @description The person, all they said, and the figures it went into. It cannot be undone; a restored backup erases them again.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Forgotten"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/personal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is kept of a person
         * @description For the person: who they are, what they agreed to, what they said.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contracts page by page, those that end first at the beginning. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description About this offering. */
                    offering?: components["schemas"]["OfferingId"];
                    /** @description Whether it runs today. */
                    running?: boolean;
                    /** @description With an end on this day or behind it. */
                    ends_from?: string;
                    /** @description With an end before this day. */
                    ends_before?: string;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_ContractOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a contract. The movement that follows from it is written with it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContractIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContractOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contracts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contract. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ContractId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContractOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a contract that was made by mistake, and its movements. A contract that is over is ended instead. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["ContractId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Change a contract, its terms from a day on, or end it. The movements that follow from it are brought up to date. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["ContractId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContractPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContractOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/event-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All event rules in their order: the first one that fits holds. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_EventRule"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make an event rule, behind the others. It holds for what comes from now on. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EventRuleIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventRule"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an event rule; what it said of interactions that are here stays. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["EventRuleId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Change an event rule. It holds for what comes from now on. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["EventRuleId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EventRulePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventRule"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * CloudEvents 1.0: one in structured form (`application/cloudevents+json`) or in binary form (headers `ce-…`), or several
         *     (`application/cloudevents-batch+json`). With a map of its source, an event is read by that map.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/cloudevents+json": Record<string, never>;
                    "application/cloudevents-batch+json": Record<string, never>[];
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InteractionsTaken"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts as CSV, with the columns that the import reads. Cells that a spreadsheet would run are guarded by an apostrophe. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All contacts as CSV, with the columns that the import reads. Cells that a spreadsheet would run are guarded by an apostrophe. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All contracts as CSV, with the columns that the import reads: the terms of today, or else the last or first ones. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All movements that were told as CSV, with the columns that the import reads. Those that follow from contracts come back with them. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/responses/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export responses
         * @description One row each, with a column per question. Names and external ids of people are left blank for those who may not see them. Cells that a
         *     spreadsheet would run are guarded by an apostrophe.
         */
        get: {
            parameters: {
                query?: {
                    /** @description With this external id. */
                    external_id?: string;
                    /** @description Of this survey. */
                    survey?: string;
                    /** @description Of this person. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description Of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Of accounts with this value of an attribute now, as in `tier:gold`. */
                    account_attribute?: string;
                    /** @description Wearing this tag. */
                    tag?: components["schemas"]["TagId"];
                    /** @description Served by this team, by its key. */
                    team?: string;
                    /** @description Asked by this channel. */
                    channel?: string;
                    /** @description Lived through on these days of the workspace's zone, as in `2026-01-01..2026-02-01`: the first included, the second not. */
                    during?: string;
                    /** @description With an answer about this touchpoint, by its key. */
                    touchpoint?: string;
                    /** @description With a score for this question, by its key. */
                    question?: string;
                    /** @description With a score this high or higher: for the question and about the touchpoint, where they are given. */
                    score_from?: number;
                    /** @description With a score this low or lower: the same score. */
                    score_until?: number;
                    /** @description With words, or without any. */
                    worded?: boolean;
                    /**
                     * @description With these words in a row, whatever their case and accents. What answers say is looked at in 20,000 responses at most for each page: it may
                     *     hold few or none, and `next` goes on behind them.
                     */
                    words?: string;
                    /** @description Trials only, or none of them. */
                    test?: boolean;
                    /** @description Only those that are excluded, or none of them. */
                    excluded?: boolean;
                    /** @description Those recorded last first unless told. */
                    sort?: "recorded" | "lived";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    /** @description The form of the file. */
                    format: "csv" | "xlsx" | "ndjson";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                        "application/x-ndjson": string;
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fatigue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often people may be asked, over all programmes and channels. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FatigueOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        /** Change how often people may be asked. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FatigueIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FatigueOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in an answered field, as Formbricks Hub does
         * @description All fields of one submission are one response. The same field of the same submission again is a conflict. What is asked for the first time
         *     becomes a question: words, choices and scores by their type; numbers, truths and dates become attributes of the response.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FeedbackRecordIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeedbackRecord"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feedback-records/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in many answered fields: an array, or one JSON value per line. Each stands for itself. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FeedbackRecordIn"][];
                    "application/x-ndjson": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeedbackTaken"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace's own files, such as logos, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_File"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Bring a file, such as a logo, for the whole workspace. One whose content is not what its name or type says is refused. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileForm"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["File"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a file. What a customer sent may show who they are: it needs the right to see customers' names. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["FileId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": number[];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a file for good. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["FileId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which account somebody belongs to, and what is known of it: the account is made when not here yet. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SegmentMessage"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SegmentAnswer"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holds, those set last first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description About this person. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description About this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Those that hold now only; all of them unless told. */
                    now?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_HoldOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Hold somebody back from surveys, or everybody of an account. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HoldIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HoldOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lift a hold before its time. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["HoldId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HoldOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * JSON of any shape from another system, read by the map of its source. The key in the address is the source's write key; where the map names
         *     a signature, only what is signed is read. What the map passes over, and what is refused and kept with its reason, is answered with success too.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path: {
                    /** @description The write key of the source */
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InteractionsTaken"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who somebody is: the person is made when not here yet. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SegmentMessage"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SegmentAnswer"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Record"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import accounts from a CSV file, plain or gzipped. Columns: `external_id`, `name`, `parent` (an external id), `state`, `state_since`,
         *     `owner` (a mail address); every other column is an attribute. Blank cells leave what is known. The same file twice changes nothing.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Write the good rows although others have problems. */
                    keep_good?: boolean;
                    /** @description Write nothing; tell what would happen. */
                    dry_run?: boolean;
                    /** @description Refuse columns that are no attribute yet, instead of defining them. */
                    known_attributes_only?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerImportReport"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import contacts from a CSV file, plain or gzipped. Columns: `external_id`, `account` (an external id; made when it is not here), `name`, `mail`, `phone`, `title`,
         *     `role`, `language`, `zone`; every other column is an attribute. A row is about the contact with its external id, or else its mail address.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Write the good rows although others have problems. */
                    keep_good?: boolean;
                    /** @description Write nothing; tell what would happen. */
                    dry_run?: boolean;
                    /** @description Refuse columns that are no attribute yet, instead of defining them. */
                    known_attributes_only?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerImportReport"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import contracts from a CSV file, plain or gzipped. Columns: `external_id`, `account` (an external id), `offering` (a key; made when it is not here), `name`, `currency`,
         *     `amount` (as in 1200.50) or `amount_minor` (120050), `every`, `quantity`, `since`, `starts_on`, `ends_on`, `term_months`, `renews`, `notice_days`, `notice_on`, `ended_on`,
         *     `reason`, `note`. Blank cells leave what is known. Other terms than before hold from `since` on, or from today. The same file twice changes nothing.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Write the good rows although others have problems. */
                    keep_good?: boolean;
                    /** @description Write nothing; tell what would happen. */
                    dry_run?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerImportReport"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/guess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Guess what the columns of a file of responses mean: a first map, to be mended by a person. Nothing is kept. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["GuessForm"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Guess"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import interactions from a file, plain or gzipped: CSV, or one JSON value per line. Columns: `id`, `event`, `call`, `happened_at`, `contact` and
         *     `account` (external ids; made when not here), `mail`, `visitor`, `touchpoint`, `channel`, `offering`, `team`; every other column is a property.
         *     The same file twice changes nothing where its rows have ids.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Key of the source it is from, whose map reads it if it has one; `files` unless told. Made when it is not here. */
                    source?: string;
                    /** @description Only show what would happen. */
                    dry_run?: boolean;
                    /** @description Write the good rows although others are refused; those are kept with their reasons. */
                    keep_good?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InteractionImport"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import movements from a CSV file, plain or gzipped. Columns: `external_id`, `account` (an external id), `contract` (an external id), `on`, `kind`, `amount` (what a year
         *     brings more, as in 1200.50) or `amount_minor`, `currency`, `quantity`, `reason`, `note`. The same file twice changes nothing.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Write the good rows although others have problems. */
                    keep_good?: boolean;
                    /** @description Write nothing; tell what would happen. */
                    dry_run?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomerImportReport"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring in a file of responses. The answer lists problems by row; without `keep_good`, nothing is written when there is one. */
        post: {
            parameters: {
                query?: {
                    /** @description Only show what would happen. */
                    dry_run?: boolean;
                    /** @description Write the good rows although others are refused. */
                    keep_good?: boolean;
                    /** @description Replace responses that are here with other content, and keep what they said as history. */
                    update?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["ImportForm"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Report"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import with its report. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ImportId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Record"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What customers did, those that came or happened last first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description From this source, by its key. */
                    source?: string;
                    /** @description Of this name. */
                    event?: string;
                    /** @description Of this kind. */
                    call?: "track" | "page" | "screen" | "identify" | "group" | "alias";
                    /** @description Of this person. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description Of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description About this touchpoint, by its key. */
                    touchpoint?: string;
                    /** @description Only those of people who are known, or only the others. */
                    known?: boolean;
                    /** @description Those that came last first unless told. */
                    sort?: "received" | "happened";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Interaction"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interactions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Many interactions in our own words: an array, or one JSON value per line. Each stands for itself; every one that is told as taken is durable. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InteractionIn"][];
                    "application/x-ndjson": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InteractionsTaken"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interactions/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of all events that ever came, in order. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EventNames"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interactions/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For how long interactions are kept. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Keep"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        /** Set for how long interactions are kept; older ones go within a day. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Keep"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Keep"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/interactions/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What sources sent and was not taken in, the last first, with the reason of each; kept for 30 days. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description From this source, by its key. */
                    source?: string;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_RefusedItem"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List open invitations */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationOut"][];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{mail}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    mail: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Only letters of which this became. */
                    state?: components["schemas"]["LetterState"];
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Letter"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One letter */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["LetterId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Letter"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a link
         * @description Uses the link up and answers with the cookie of a new session.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Acceptance"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what a link is for */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How letters leave and come in */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailSettings"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how letters leave and come in */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MailPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailSettings"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/mail/in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters that came in, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Only letters of this kind. */
                    kind?: components["schemas"]["LetterInKind"];
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_LetterIn"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /**
         * Bring a letter in
         * @description Raw, as it came (RFC 5322), up to 25 MB, with `Authorization: Bearer tm_…`, the key of the workspace's mail. Answers are filed with the letter they
         *     belong to, bounces end it; what belongs to no letter is kept as refused. Bringing the same letter again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace's incoming mail: `Bearer tm_…`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "message/rfc822": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LetterTaken"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make a new key for incoming mail
         * @description It is shown once; the key before it is good no longer.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailKey"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        /** Let no mail come in any more */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a letter to oneself
         * @description To the mail address one logs in with, so that one sees how letters look and that they arrive.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Letter"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description With this role. */
                    role?: components["schemas"]["Role"];
                    /** @description Those who left instead of those who are here. */
                    left?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_MemberOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /**
         * Invite somebody
         * @description Answers with a link to give to them; an earlier link to the same address ends.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InvitationIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkMade"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a member */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["MemberId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a member's role or sight */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["MemberId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MemberPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/members/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a member leave
         * @description Their sessions end, their tokens are revoked, and their work goes to the successor.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["MemberId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Leaving"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MemberOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link to set a new password
         * @description For a member who forgot theirs; whoever is logged in as them stays so until the link is used.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["MemberId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkMade"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Movements page by page, the last at the beginning. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Of this contract. */
                    contract?: components["schemas"]["ContractId"];
                    /** @description Of this kind. */
                    kind?: components["schemas"]["MovementKind"];
                    /** @description On this day or behind it. */
                    from?: string;
                    /** @description Before this day. */
                    until?: string;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_MovementOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Tell a movement that does not follow from a contract here. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MovementIn"];
                };
            };
            responses: {
                /** @description It was told before, and says this now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MovementOut"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MovementOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a movement that was told. What follows from a contract goes with the contract only. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["MovementId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/movers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People whose score changed against their own last one, for the same question and touchpoint: one person's answers beside each other, which
         *     prove nothing about others.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Of scores given for what was lived through on these days of the workspace's zone, as in `2026-01-01..2026-02-01`. */
                    during?: string;
                    /** @description Of scores about this touchpoint, by its key. */
                    touchpoint?: string;
                    /** @description For this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Of this person. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description How many responses are looked at, those lived through last; 100 unless told. */
                    look?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Movers"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offerings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All offerings by name, those no longer sold at the end. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_OfferingOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make an offering. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OfferingIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferingOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offerings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One offering. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["OfferingId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferingOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Take an offering out of sale; facts about it stay. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["OfferingId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferingOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Change an offering, take it out of sale or bring it back. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["OfferingId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OfferingPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferingOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/operator/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All records in one file, all of one moment. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/gzip": number[];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/columns/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the columns of all workspaces anew from the records. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rebuilt"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in order in this installation and what is not. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Findings"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/parked/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let consumers take the events again that they failed at too often. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Retaken"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The starting packs. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_PackOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{key}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a pack into the workspace; what is there already stays as it is, so that this can be repeated. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AppliedOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{key}/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the surveys that a starting pack brings, as drafts; what is there already stays as it is, so that this can be repeated. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackSurveys"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody looked at a page. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SegmentMessage"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SegmentAnswer"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pairings/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts we serve whose pairing has gaps. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_GapOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change my password
         * @description All my other log-ins end.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The token of the session, needed for writes. */
                    "touchstone-csrf"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordChange"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All programmes by name. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_ProgrammeOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a programme. Nobody is asked before it is set running. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProgrammeIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgrammeOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One programme. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ProgrammeId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgrammeOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a programme that never asked anybody. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["ProgrammeId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Change a programme, let it ask, pause or end it. What waits when it ends is never asked. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["ProgrammeId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProgrammePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgrammeOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/programmes/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be asked now, and who would not and why, if all of the audience were due. Nothing is written. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ProgrammeId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DryRun"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{id}/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of the invitations of a programme, in numbers. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ProgrammeId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvitationRates"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Survey questions by key. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_SurveyQuestionOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Define a survey question. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyQuestionIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyQuestionOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One survey question. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyQuestionId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyQuestionOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a survey question; answers keep the pattern, aspect and touchpoint they were recorded with. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["SurveyQuestionId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyQuestionPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyQuestionOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Responses, those recorded or lived through last first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description With this external id. */
                    external_id?: string;
                    /** @description Of this survey. */
                    survey?: string;
                    /** @description Of this person. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description Of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Of accounts with this value of an attribute now, as in `tier:gold`. */
                    account_attribute?: string;
                    /** @description Wearing this tag. */
                    tag?: components["schemas"]["TagId"];
                    /** @description Served by this team, by its key. */
                    team?: string;
                    /** @description Asked by this channel. */
                    channel?: string;
                    /** @description Lived through on these days of the workspace's zone, as in `2026-01-01..2026-02-01`: the first included, the second not. */
                    during?: string;
                    /** @description With an answer about this touchpoint, by its key. */
                    touchpoint?: string;
                    /** @description With a score for this question, by its key. */
                    question?: string;
                    /** @description With a score this high or higher: for the question and about the touchpoint, where they are given. */
                    score_from?: number;
                    /** @description With a score this low or lower: the same score. */
                    score_until?: number;
                    /** @description With words, or without any. */
                    worded?: boolean;
                    /**
                     * @description With these words in a row, whatever their case and accents. What answers say is looked at in 20,000 responses at most for each page: it may
                     *     hold few or none, and `next` goes on behind them.
                     */
                    words?: string;
                    /** @description Trials only, or none of them. */
                    test?: boolean;
                    /** @description Only those that are excluded, or none of them. */
                    excluded?: boolean;
                    /** @description Those recorded last first unless told. */
                    sort?: "recorded" | "lived";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Recorded"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Record a response. The same external id with the same content answers 200, with other content 409. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResponseIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordedId"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordedId"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record many responses: an array, or one JSON value per line. Each item stands for itself, and every item that is answered as created is
         *     durable. Lines are recorded while they arrive; when a request breaks off, send it again: external ids keep it from counting twice.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResponseIn"][];
                    "application/x-ndjson": string;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count responses, as before an export. */
        get: {
            parameters: {
                query?: {
                    /** @description With this external id. */
                    external_id?: string;
                    /** @description Of this survey. */
                    survey?: string;
                    /** @description Of this person. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description Of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Of accounts with this value of an attribute now, as in `tier:gold`. */
                    account_attribute?: string;
                    /** @description Wearing this tag. */
                    tag?: components["schemas"]["TagId"];
                    /** @description Served by this team, by its key. */
                    team?: string;
                    /** @description Asked by this channel. */
                    channel?: string;
                    /** @description Lived through on these days of the workspace's zone, as in `2026-01-01..2026-02-01`: the first included, the second not. */
                    during?: string;
                    /** @description With an answer about this touchpoint, by its key. */
                    touchpoint?: string;
                    /** @description With a score for this question, by its key. */
                    question?: string;
                    /** @description With a score this high or higher: for the question and about the touchpoint, where they are given. */
                    score_from?: number;
                    /** @description With a score this low or lower: the same score. */
                    score_until?: number;
                    /** @description With words, or without any. */
                    worded?: boolean;
                    /**
                     * @description With these words in a row, whatever their case and accents. What answers say is looked at in 20,000 responses at most for each page: it may
                     *     hold few or none, and `next` goes on behind them.
                     */
                    words?: string;
                    /** @description Trials only, or none of them. */
                    test?: boolean;
                    /** @description Only those that are excluded, or none of them. */
                    excluded?: boolean;
                    /** @description Those recorded last first unless told. */
                    sort?: "recorded" | "lived";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ResponseCount"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exclude many responses from all figures with one reason, or let them count again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MarkMany"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManyChanged"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put tags on many responses, and take others off. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TagMany"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ManyChanged"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One response. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ResponseId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recorded"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a response with all it said; it cannot be brought back. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ResponseId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Exclude a response from all figures with a reason, let it count again, or mark it as a trial. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ResponseId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResponsePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Recorded"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/responses/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a response said before it was replaced, the latest first; nothing when its survey promised anonymity. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ResponseId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Former"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody looked at a screen of an app. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SegmentMessage"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SegmentAnswer"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find accounts and contacts by name, mail address or number: at most 25. Needs the right to see names of customers. */
        get: {
            parameters: {
                query: {
                    /** @description The beginning of one or more words of a name, of a mail address or its domain, or of a number, or the end of a number. */
                    q: string;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_HitOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description Answers with the cookie as well, so that the browser keeps it for as long as the session lasts.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The token of the session, needed for writes. */
                    "touchstone-csrf"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /**
         * Log in
         * @description Answers with the session's cookie.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LogIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        /** Log out */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The token of the session, needed for writes. */
                    "touchstone-csrf"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my log-ins */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The token of the session, needed for writes. */
                    "touchstone-csrf"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceOut"][];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my log-ins */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The token of the session, needed for writes. */
                    "touchstone-csrf"?: string;
                };
                path: {
                    id: components["schemas"]["SessionId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All sources, those made first first, with what they sent in the last 30 days. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Source"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a source. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SourceIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source, with what it sent in the last 30 days. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SourceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a source. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["SourceId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SourcePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/sources/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a source: its write key opens nothing until it is opened again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SourceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a source another write key: the one it had opens nothing from now on. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SourceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a source that was closed. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SourceId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Source"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All stages, in order. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_StageOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a stage, behind the others. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StageIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StageOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stages/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the stages in order. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StageOrder"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_StageOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a stage without touchpoints. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["StageId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Rename a stage. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["StageId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StagePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StageOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that get no more letters, the newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Only this address. */
                    address?: string;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Suppression"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Send an address no more letters */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SuppressionIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Suppression"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let an address get letters again
         * @description Only at its owner's word: whoever unsubscribed has a right to be left alone.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SuppressionId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/survey-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations, those due last first: who waits, who was asked, who was not and why. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description Of this programme. */
                    programme?: components["schemas"]["ProgrammeId"];
                    /** @description In this state. */
                    state?: "waiting" | "sent" | "skipped" | "expired" | "bounced" | "stopped";
                    /** @description Not asked because of this. */
                    reason?: "held" | "asked_recently" | "account_asked" | "objected" | "no_address" | "suppressed" | "too_late" | "left_audience" | "survey_closed" | "programme_ended";
                    /** @description Of this person. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description Of people of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Of people at accounts of this owner. */
                    owner?: components["schemas"]["MemberId"];
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_SurveyInvitation"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/survey-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Surveys to start from, those that fit the workspace's kind of business first. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_SurveyTemplate"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Surveys, those made last first; those that are only names of imported answers among them. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description In this state. */
                    state?: "draft" | "open" | "closed" | "imported";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_SurveySummary"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a survey: empty, from a template, from another survey, or from a file. It is a draft, with a public link and one to try it. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyMade"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at a definition without keeping it: what is wrong with it, and what is worth a look. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyCheckIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyFindings"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the survey in a file without keeping it: what could be made of it, and what could not be carried over. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyFileIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyRead"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One survey with its draft. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Remove a survey that nobody has answered, with its trials; one with responses is closed instead. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Give a survey another name. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/surveys/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring in answers to a survey that were given elsewhere, at most 1,000 at once. Each goes page by page through the version it answers, as if it
         *     were sent from our page; one that was never sent counts as somebody who left. The same `external_id` is taken once. Quotas do not count them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyAnswersIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyAnswersTaken"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take no more answers; those under way cannot be sent either. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveySeen"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/definition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft as a file that can be brought in again. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyDefinition"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep another draft; it is published only when you say so. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyDraftIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links to a survey, those made first first. */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                    /** @description For those people. */
                    kind?: "public" | "personal" | "trial";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_SurveyLinkOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a link to a survey. The address of a personal one is told now and never again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyLinkIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyLinkOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/links/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make personal links for many people, 10,000 at most. Their addresses are told now and never again; `format=csv` gives a file for a mailing. */
        post: {
            parameters: {
                query?: {
                    /** @description JSON unless told. */
                    format?: "json" | "csv";
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyLinksIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_SurveyLinkOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/links/{link}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a link: it leads nowhere until it is opened again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                    link: components["schemas"]["SurveyLinkId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyLinkOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/links/{link}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a link that was closed. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                    link: components["schemas"]["SurveyLinkId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyLinkOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/links/{link}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The QR code of a link whose address is kept, as SVG. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                    link: components["schemas"]["SurveyLinkId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/svg+xml": string;
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take answers again. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveySeen"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the draft as a version and take answers to it. Refused while something in it is wrong. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveySeen"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of a survey: how far people went, how long it took them, and what they answered. Of a survey that promised anonymity people count
         *     in blocks of as many as were promised, and the way they went is shown of all together only.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Those of these days of the workspace's zone, as in `2026-01-01..2026-02-01`: begun then, and lived through then. */
                    during?: string;
                    /** @description Those in this language. */
                    language?: string;
                    /** @description Those to this version; to all of them unless told. */
                    version?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyResults"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions that were published, the newest first. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_SurveyVersion"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was published as one version. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyDefinition"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/surveys/{id}/walk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See where answers lead: which pages and questions they show, and how they end. Nothing is kept. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["SurveyId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SurveyWalkIn"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SurveyWalk"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tags by name. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_Tag"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a tag. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TagIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tag"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a tag, also from all records that wear it. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["TagId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Rename or recolour a tag, on all records that wear it. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["TagId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TagPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tag"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the teams */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TeamOut"][];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a team */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TeamIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TeamOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a team and who is in it */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["TeamId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TeamWithMembers"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a team */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["TeamId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TeamPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TeamOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/teams/{team}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a member into a team */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    team: components["schemas"]["TeamId"];
                    member: components["schemas"]["MemberId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TeamMemberIn"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        /** Take a member out of a team */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    team: components["schemas"]["TeamId"];
                    member: components["schemas"]["MemberId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tokens */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description How many rows to give, 50 unless told. */
                    limit?: number;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_TokenOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /**
         * Make a token
         * @description Its text is in this answer and nowhere else.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TokenIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokenMade"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["TokenId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/touchpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All touchpoints, in order. */
        get: {
            parameters: {
                query?: {
                    /** @description Whether retired ones are shown too. */
                    retired?: boolean;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_TouchpointOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Make a touchpoint, behind the others. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TouchpointIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TouchpointOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/touchpoints/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the touchpoints in order. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TouchpointOrder"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_TouchpointOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/touchpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One touchpoint. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["TouchpointId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TouchpointOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        /** Retire a touchpoint: it takes no new answers into lists, and those it has keep their place in every figure. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["TouchpointId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TouchpointOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Change a touchpoint, retire it or bring it back. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["TouchpointId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TouchpointPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TouchpointOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody did something. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`. */
                    authorization?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SegmentMessage"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SegmentAnswer"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The views of a page: the caller's own and those that are shared, by name. */
        get: {
            parameters: {
                query: {
                    /** @description Of this page, as in `responses`. */
                    page: string;
                };
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listed_View"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /** Save a view of a page. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ViewIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a view. */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path: {
                    id: components["schemas"]["ViewId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        options?: never;
        head?: never;
        /** Rename a view, give it other filters, share it or keep it for yourself. */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster. */
                    "if-match"?: string | null;
                };
                path: {
                    id: components["schemas"]["ViewId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ViewPatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the settings of the workspace */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkspaceOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the settings of the workspace */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WorkspacePatch"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkspaceOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my workspaces
         * @description A token sees its own; the operator sees all.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkspaceOut"][];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        put?: never;
        /**
         * Make a workspace
         * @description Whoever makes it owns it.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The key of the workspace, for a member of several; without it, the one they joined first. */
                    "touchstone-workspace"?: string;
                    /** @description A key of your own making, so that this request can be repeated without harm; kept for at least a day. */
                    "idempotency-key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WorkspaceIn"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkspaceOut"];
                    };
                };
                400: components["responses"]["Problem400"];
                401: components["responses"]["Problem401"];
                403: components["responses"]["Problem403"];
                404: components["responses"]["Problem404"];
                409: components["responses"]["Problem409"];
                412: components["responses"]["Problem412"];
                413: components["responses"]["Problem413"];
                415: components["responses"]["Problem415"];
                422: components["responses"]["Problem422"];
                429: components["responses"]["Problem429"];
                500: components["responses"]["Problem500"];
                503: components["responses"]["Problem503"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a person fills in to accept a link. */
        Acceptance: {
            /** @description The first owner's mail address. */
            mail?: string | null;
            /** @description The person's name; needed from newcomers. */
            name?: string | null;
            /** @description The new password; for somebody known who joins another workspace, the present one. */
            password: string;
            secret: string;
            /** @description The first owner's workspace: its key, `main` unless told. */
            workspace?: string | null;
            /** @description The first owner's workspace: its name. */
            workspace_name?: string | null;
            /** @description The first owner's workspace: its time zone, by its IANA name. */
            zone?: string | null;
        };
        /**
         * @description The id of a account.
         * @example acc_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        AccountId: string;
        /** @description A new account. */
        AccountIn: {
            /** @description Values by the names of their attributes. */
            attributes?: {
                [key: string]: unknown;
            };
            /** @description Its name in other systems; no two accounts share it. */
            external_id?: string | null;
            /** @description What people call it; its external id unless told. */
            name?: string | null;
            owner?: components["schemas"]["MemberId"] | null;
            parent?: components["schemas"]["AccountId"] | null;
            state?: components["schemas"]["AccountState"] | null;
            state_since?: components["schemas"]["Time"] | null;
        };
        /** @description An account, by one of these. */
        AccountName: {
            external_id?: string | null;
            id?: components["schemas"]["AccountId"] | null;
        };
        /** @description An account. */
        AccountOut: {
            attributes: {
                [key: string]: unknown;
            };
            changed_at: components["schemas"]["Time"];
            external_id?: string | null;
            id: components["schemas"]["AccountId"];
            made_at: components["schemas"]["Time"];
            /** @description What people call it. */
            name: string;
            owner?: components["schemas"]["MemberId"] | null;
            parent?: components["schemas"]["AccountId"] | null;
            /** Format: int64 */
            revision: number;
            state: components["schemas"]["AccountState"];
            state_since: components["schemas"]["Time"];
        };
        /** @description A change of an account: what is left out stays, `null` clears. */
        AccountPatch: {
            /** @description Values to set, or `null` to clear them; others stay. */
            attributes?: {
                [key: string]: unknown;
            };
            external_id?: string | null;
            /** @description Cannot be cleared. */
            name?: string;
            owner?: components["schemas"]["MemberId"] | null;
            parent?: components["schemas"]["AccountId"] | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            state?: components["schemas"]["AccountState"] | null;
            state_since?: components["schemas"]["Time"] | null;
        };
        /**
         * @description Where an account stands in its life with us.
         * @enum {string}
         */
        AccountState: "prospect" | "onboarding" | "live" | "leaving" | "former";
        /** @description An answer to one question; which form it has follows from what is asked ([`Ask`](crate::Ask)). */
        Answer: boolean | number | string | string[] | {
            [key: string]: components["schemas"]["Answer"];
        };
        /** @description What is wrong with the answer to a question. */
        AnswerFault: {
            /** @description What is wrong. */
            kind: components["schemas"]["FaultKind"];
            /** @description The bound that was not held. */
            limit?: string | null;
            /** @description Key of the question. */
            question: string;
            /** @description Key of the row or the field, if one is to blame. */
            row?: string | null;
        };
        /** @description An answer: with exactly one of score, choice, choices and text. */
        AnswerIn: {
            aspect?: components["schemas"]["Aspect"] | null;
            /** @description Code or label of an option; yes, partly or no for a question of kind solved. */
            choice?: string | null;
            /** @description Several of them. */
            choices?: string[] | null;
            /** @description Key of the offering it is about; the response's unless told. */
            offering?: string | null;
            pattern?: components["schemas"]["Pattern"] | null;
            /** @description Key of the question. */
            question: string;
            /**
             * Format: double
             * @description A point of the question's scale.
             */
            score?: number | null;
            /** @description Words. */
            text?: string | null;
            /** @description Key of the touchpoint it is about; the question's unless told. */
            touchpoint?: string | null;
        };
        /** @description What a pack brought. */
        AppliedOut: {
            /** @description Stages and touchpoints that were there already and stayed as they are. */
            kept: number;
            /** @description Stages made. */
            stages: number;
            /** @description Touchpoints made. */
            touchpoints: number;
        };
        /**
         * @description Which version of an account's attributes counts.
         * @enum {string}
         */
        AsOf: "then" | "now";
        /** @description What a question asks for. */
        Ask: (components["schemas"]["Ends"] & {
            /** @enum {string} */
            kind: "nps";
        }) | (components["schemas"]["ScalePoints"] & {
            /** @enum {string} */
            kind: "csat";
        }) | (components["schemas"]["ScalePoints"] & {
            /** @enum {string} */
            kind: "ces";
        }) | {
            /** @enum {string} */
            kind: "solved";
        } | (components["schemas"]["Ends"] & {
            /** @enum {string} */
            kind: "intent";
        }) | (components["schemas"]["OwnScale"] & {
            /** @enum {string} */
            kind: "rating";
        }) | (components["schemas"]["ScalePoints"] & {
            /** @enum {string} */
            kind: "expectation";
        }) | {
            /** @enum {string} */
            kind: "compared";
        } | (components["schemas"]["ScalePoints"] & {
            /** @enum {string} */
            kind: "importance";
        }) | (components["schemas"]["ScalePoints"] & {
            /** @enum {string} */
            kind: "likert";
        }) | {
            /** @enum {string} */
            kind: "marks";
        } | (components["schemas"]["MostPicked"] & {
            /** @enum {string} */
            kind: "emotion";
        }) | (components["schemas"]["SurveyChoices"] & {
            /** @enum {string} */
            kind: "choice";
        }) | (components["schemas"]["SurveyChoices"] & {
            /** @enum {string} */
            kind: "choices";
        }) | (components["schemas"]["SurveyChoices"] & {
            /** @enum {string} */
            kind: "dropdown";
        }) | (components["schemas"]["SurveyChoices"] & {
            /** @enum {string} */
            kind: "ranking";
        }) | (components["schemas"]["Matrix"] & {
            /** @enum {string} */
            kind: "matrix";
        }) | (components["schemas"]["RatingMatrix"] & {
            /** @enum {string} */
            kind: "rating_matrix";
        }) | (components["schemas"]["OwnScale"] & {
            /** @enum {string} */
            kind: "slider";
        }) | (components["schemas"]["NumberBounds"] & {
            /** @enum {string} */
            kind: "number";
        }) | (components["schemas"]["DateBounds"] & {
            /** @enum {string} */
            kind: "date";
        }) | (components["schemas"]["TextLength"] & {
            /** @enum {string} */
            kind: "line";
        }) | (components["schemas"]["TextLength"] & {
            /** @enum {string} */
            kind: "words";
        }) | {
            /** @enum {string} */
            kind: "mail";
        } | {
            /** @enum {string} */
            kind: "phone";
        } | (components["schemas"]["ConsentTo"] & {
            /** @enum {string} */
            kind: "consent";
        }) | (components["schemas"]["ContactFields"] & {
            /** @enum {string} */
            kind: "contact";
        }) | (components["schemas"]["FileRules"] & {
            /** @enum {string} */
            kind: "file";
        }) | {
            /** @enum {string} */
            kind: "statement";
        };
        /**
         * @description What an answer speaks of.
         * @enum {string}
         */
        Aspect: "experience" | "expectation" | "importance" | "intent" | "belief";
        /**
         * @description The id of a attribute.
         * @example att_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        AttributeId: string;
        /** @description A definition as callers send it. */
        AttributeIn: {
            /** @description The words of a choice. */
            choices?: string[];
            /** @description What its values are. */
            kind: components["schemas"]["AttributeKind"];
            /** @description What people read; the name with blanks, unless told. */
            label?: string | null;
            /** @description The name used in filters, files and questions to the data. */
            name: string;
            /** @description What it belongs to. */
            noun: components["schemas"]["AttributeNoun"];
        };
        /**
         * @description What the values of an attribute are.
         * @enum {string}
         */
        AttributeKind: "text" | "number" | "choice" | "date" | "truth";
        /**
         * @description What an attribute belongs to.
         * @enum {string}
         */
        AttributeNoun: "account" | "contact" | "response";
        /** @description A definition as callers read it. */
        AttributeOut: {
            choices: string[];
            id: components["schemas"]["AttributeId"];
            kind: components["schemas"]["AttributeKind"];
            label: string;
            name: string;
            noun: components["schemas"]["AttributeNoun"];
            /** Format: int64 */
            revision: number;
        };
        /** @description A change of a definition. */
        AttributePatch: {
            /** @description Words to add to a choice. */
            add_choices?: string[];
            /** @description Another label. */
            label?: string | null;
        };
        /**
         * @description The id of a audience.
         * @example aud_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        AudienceId: string;
        /** @description A new audience. */
        AudienceIn: {
            /** @description The condition, as in `state = 'live' and role in ('decides', 'influences')`; without one everybody. */
            filter?: string | null;
            kind?: components["schemas"]["AudienceKind"] | null;
            /** @description What people call it. */
            name: string;
            /** @description For staff: the teams, with those below them; without one everybody. */
            teams?: components["schemas"]["TeamId"][] | null;
        };
        /**
         * @description How the people of an audience are found.
         * @enum {string}
         */
        AudienceKind: "filter" | "list" | "staff";
        /** @description An audience. */
        AudienceOut: {
            changed_at: components["schemas"]["Time"];
            filter: string;
            id: components["schemas"]["AudienceId"];
            kind: components["schemas"]["AudienceKind"];
            made_at: components["schemas"]["Time"];
            name: string;
            /** Format: int64 */
            revision: number;
            teams: components["schemas"]["TeamId"][];
        };
        /** @description A change of an audience: what is left out stays. */
        AudiencePatch: {
            filter?: string | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            teams?: components["schemas"]["TeamId"][] | null;
        };
        /** @description People to put on a list, or to take off. */
        AudiencePick: {
            add?: components["schemas"]["ContactId"][];
            remove?: components["schemas"]["ContactId"][];
        };
        /** @description What became of a pick. */
        AudiencePicked: {
            /**
             * Format: int64
             * @description How many were put on the list who were not on it.
             */
            added: number;
            /**
             * Format: int64
             * @description How many were taken off.
             */
            removed: number;
        };
        /** @description How large an audience is now. */
        AudienceSize: {
            /**
             * Format: int64
             * @description How many accounts they belong to.
             */
            accounts: number;
            /**
             * Format: int64
             * @description How many people it has.
             */
            people: number;
        };
        /** @description A condition that somebody tries. */
        AudienceTrial: {
            filter: string;
        };
        /**
         * @description The id of a audit entry.
         * @example aud_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        AuditEntryId: string;
        /** @description A line of the audit trail. */
        AuditOut: {
            action: string;
            /** @description The id of a member or token, `operator`, or `system:` and a name. */
            actor: string;
            at: components["schemas"]["Time"];
            /** @description What changed, in the shape of the action. */
            detail: Record<string, never>;
            id: components["schemas"]["AuditEntryId"];
            noun: string;
            noun_id?: string | null;
        };
        /** @description A consumer that does not keep up. */
        Behind: {
            /** @description Its name. */
            consumer: string;
            /**
             * Format: int64
             * @description How many events it has not taken yet, over all workspaces.
             */
            events: number;
        };
        /** @description An account of a list: what is left out stays. */
        BulkAccount: {
            /** @description Values by the names of their attributes; `null` clears one. */
            attributes?: {
                [key: string]: unknown;
            };
            /** @description Its name in your system: the key of the list. */
            external_id: string;
            name?: string | null;
            /** @description Mail address of the member who answers for it. */
            owner?: string | null;
            /** @description External id of the account it belongs to. */
            parent?: string | null;
            state?: components["schemas"]["AccountState"] | null;
            state_since?: components["schemas"]["Time"] | null;
        };
        /** @description Accounts to make or to change. */
        BulkAccounts: {
            items: components["schemas"]["BulkAccount"][];
        };
        /** @description What became of a batch, item by item in the same order. */
        BulkOut: {
            /**
             * Format: int64
             * @description Responses that are new.
             */
            created: number;
            /**
             * Format: int64
             * @description Items that were not recorded.
             */
            refused: number;
            /** @description One result per item. */
            results: components["schemas"]["ItemResult"][];
            /**
             * Format: int64
             * @description Responses that are here with the same content.
             */
            unchanged: number;
        };
        /** @description A value under a condition. */
        Case: {
            /** @description What. */
            then: components["schemas"]["Expression"];
            when?: components["schemas"]["Condition"] | null;
        };
        /** @description One choice of a question; its score is its place in the list. */
        ChoiceOption: {
            /** @description What a file or a program sends. */
            code: string;
            /** @description What people read. */
            label: string;
        };
        /** @description The columns of all workspaces. */
        ColumnsState: {
            /**
             * Format: int64
             * @description Bytes of the files.
             */
            bytes: number;
            /**
             * Format: int64
             * @description Events of the log that the next questions bring in.
             */
            events_to_take: number;
            /** @description Files they lie in. */
            files: number;
            /** @description Ratings they hold. */
            ratings: number;
            /** @description Workspaces whose columns the next question makes anew from the records. */
            to_make: number;
        };
        /** @description Another range or group beside a row. */
        Comparison: {
            /**
             * Format: double
             * @description The row's value minus the value there.
             */
            change?: number | null;
            /**
             * Format: double
             * @description Upper end of the interval of the change.
             */
            change_high?: number | null;
            /**
             * Format: double
             * @description Lower end of the interval of the change.
             */
            change_low?: number | null;
            /**
             * Format: double
             * @description Two-sided probability of a change at least as large if there were none.
             */
            p?: number | null;
            /**
             * Format: double
             * @description The value there.
             */
            previous?: number | null;
            /**
             * Format: double
             * @description Upper end of the interval there.
             */
            previous_high?: number | null;
            /**
             * Format: double
             * @description Lower end of the interval there.
             */
            previous_low?: number | null;
            /**
             * Format: int64
             * @description The number of votes there.
             */
            previous_n?: number;
        };
        /** @description A condition. What is not known is like an empty answer: it fits `empty`, and those operators that deny another. */
        Condition: {
            /** @description Every one of these. */
            all: components["schemas"]["Condition"][];
        } | {
            /** @description At least one of these. */
            any: components["schemas"]["Condition"][];
        } | {
            /** @description Not this. */
            not: components["schemas"]["Condition"];
        } | {
            /** @description One comparison. */
            test: components["schemas"]["Test"];
        };
        /** @description An answer to the question whether we may. */
        ConsentIn: {
            at?: components["schemas"]["Time"] | null;
            /** @description Whether the person agreed; otherwise took it back or declined. */
            given: boolean;
            /** @description What for, as in `surveys` or `newsletter`. */
            purpose: string;
            /** @description Where it was said, as in `form` or `phone`. */
            source: string;
        };
        /** @description What a person agreed to or declined, for what, when and where. */
        ConsentOut: {
            at: components["schemas"]["Time"];
            given: boolean;
            purpose: string;
            source: string;
        };
        /** @description Consent to a purpose. */
        ConsentTo: {
            /** @description What for, in a word: `contact`, `publish`. */
            purpose: string;
        };
        /**
         * @description A field of contact details.
         * @enum {string}
         */
        ContactField: "name" | "mail" | "phone" | "company" | "job";
        /** @description Which contact details. */
        ContactFields: {
            /** @description These, in this order. */
            fields: components["schemas"]["ContactField"][];
        };
        /**
         * @description The id of a contact.
         * @example con_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        ContactId: string;
        /** @description A new contact. */
        ContactIn: {
            account?: components["schemas"]["AccountId"] | null;
            /** @description Values by the names of their attributes. */
            attributes?: {
                [key: string]: unknown;
            };
            /** @description Its name in other systems; no two contacts share it. */
            external_id?: string | null;
            /** @description Language as a tag such as `de` or `pt-BR`. */
            language?: string | null;
            /** @description Mail address. */
            mail?: string | null;
            /** @description What the person is called; mail address or external id unless told. */
            name?: string | null;
            /** @description Telephone number. */
            phone?: string | null;
            role?: components["schemas"]["ContactRole"] | null;
            /** @description What the person does there. */
            title?: string | null;
            /** @description Time zone by its IANA name. */
            zone?: string | null;
        };
        /** @description A person, by one of these. */
        ContactName: {
            external_id?: string | null;
            id?: components["schemas"]["ContactId"] | null;
            mail?: string | null;
        };
        /** @description A contact. What names the person, in words or in other systems, is `null` when you may not see it. */
        ContactOut: {
            account?: components["schemas"]["AccountId"] | null;
            /** @description What the account is called; told where contacts are read. */
            account_name?: string | null;
            attributes: {
                [key: string]: unknown;
            };
            changed_at: components["schemas"]["Time"];
            external_id?: string | null;
            /** @description Present when you may not see the names of customers. */
            hidden?: boolean;
            id: components["schemas"]["ContactId"];
            language?: string | null;
            made_at: components["schemas"]["Time"];
            mail?: string | null;
            name?: string | null;
            phone?: string | null;
            /** Format: int64 */
            revision: number;
            role?: components["schemas"]["ContactRole"] | null;
            title?: string | null;
            zone?: string | null;
        };
        /** @description A change of a contact: what is left out stays, `null` clears. */
        ContactPatch: {
            account?: components["schemas"]["AccountId"] | null;
            /** @description Values to set, or `null` to clear them; others stay. */
            attributes?: {
                [key: string]: unknown;
            };
            external_id?: string | null;
            language?: string | null;
            mail?: string | null;
            /** @description Cannot be cleared. */
            name?: string;
            phone?: string | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            role?: components["schemas"]["ContactRole"] | null;
            title?: string | null;
            zone?: string | null;
        };
        /**
         * @description The part a person plays where their organisation decides.
         * @enum {string}
         */
        ContactRole: "decides" | "influences" | "buys" | "uses" | "operates";
        /** @description How a contract ended. */
        ContractEnd: {
            note?: string | null;
            /**
             * Format: date
             * @description The first day on which it brings nothing.
             */
            on: string;
            reason: components["schemas"]["LossReason"];
        };
        /**
         * @description How often the amount of a contract is due.
         * @enum {string}
         */
        ContractEvery: "month" | "quarter" | "year";
        /**
         * @description The id of a contract.
         * @example con_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        ContractId: string;
        /** @description A new contract. */
        ContractIn: {
            /** @description Whose it is. */
            account: components["schemas"]["AccountId"];
            /**
             * Format: int64
             * @description What is due each time, in minor units of the currency.
             */
            amount: number;
            /** @description ISO 4217 code, as in `EUR`. */
            currency: string;
            /**
             * Format: date
             * @description The day behind the last one that is agreed; open unless told.
             */
            ends_on?: string | null;
            every?: components["schemas"]["ContractEvery"] | null;
            /** @description Its name in other systems; no two contracts share it. */
            external_id?: string | null;
            /** @description What people call it. */
            name?: string | null;
            /**
             * Format: int64
             * @description How many days before the end notice has to be given.
             */
            notice_days?: number | null;
            offering?: components["schemas"]["OfferingId"] | null;
            /**
             * Format: double
             * @description How much of it: seats, devices, sites.
             */
            quantity?: number | null;
            /** @description Whether it goes on by itself at its end unless somebody gives notice. */
            renews?: boolean | null;
            /**
             * Format: date
             * @description The first day, as in `2026-03-01`.
             */
            starts_on: string;
            /**
             * Format: int64
             * @description How many months it goes on by itself at its end.
             */
            term_months?: number | null;
        };
        /** @description A contract. */
        ContractOut: {
            account: components["schemas"]["AccountId"];
            /** @description What people call the account. */
            account_name: string;
            changed_at: components["schemas"]["Time"];
            currency: string;
            ended?: components["schemas"]["ContractEnd"] | null;
            /**
             * Format: date
             * @description The day behind the last one that was agreed first.
             */
            ends_on?: string | null;
            external_id?: string | null;
            id: components["schemas"]["ContractId"];
            made_at: components["schemas"]["Time"];
            name: string;
            /**
             * Format: date
             * @description The day on which it ends as far as is known today.
             */
            next_end?: string | null;
            /**
             * Format: date
             * @description The last day on which notice can be given for that end.
             */
            notice_by?: string | null;
            /** Format: int64 */
            notice_days?: number | null;
            /** Format: date */
            notice_on?: string | null;
            now?: components["schemas"]["ContractTerms"] | null;
            offering?: components["schemas"]["OfferingId"] | null;
            renews: boolean;
            /** Format: int64 */
            revision: number;
            /** Format: date */
            starts_on: string;
            /** Format: int64 */
            term_months?: number | null;
            /** @description What it brings since when, in order of time. */
            terms: components["schemas"]["ContractTerms"][];
        };
        /** @description A change of a contract: what is left out stays, `null` clears. Other terms hold from `since` on. */
        ContractPatch: {
            /**
             * Format: int64
             * @description What is due each time, in minor units of the currency.
             */
            amount?: number | null;
            /**
             * Format: date
             * @description From which day it brings nothing; needs a reason.
             */
            ended_on?: string | null;
            /** Format: date */
            ends_on?: string | null;
            every?: components["schemas"]["ContractEvery"] | null;
            external_id?: string | null;
            /** @description What people call it; an empty text takes the name away. */
            name?: string | null;
            /** @description What people should know about the change. */
            note?: string | null;
            /** Format: int64 */
            notice_days?: number | null;
            /**
             * Format: date
             * @description When notice was given.
             */
            notice_on?: string | null;
            offering?: components["schemas"]["OfferingId"] | null;
            /** Format: double */
            quantity?: number | null;
            reason?: components["schemas"]["LossReason"] | null;
            renews?: boolean | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            /**
             * Format: date
             * @description From which day the other amount, rhythm or quantity holds; today unless told. The day of known terms corrects them.
             */
            since?: string | null;
            /** Format: date */
            starts_on?: string | null;
            /** Format: int64 */
            term_months?: number | null;
        };
        /** @description What a contract brings from a day on. */
        ContractTerms: {
            /**
             * Format: int64
             * @description What is due each time, in minor units of the currency.
             */
            amount: number;
            every: components["schemas"]["ContractEvery"];
            note?: string | null;
            /** Format: double */
            quantity?: number | null;
            reason?: components["schemas"]["LossReason"] | null;
            /**
             * Format: date
             * @description The first day.
             */
            since: string;
            /**
             * Format: int64
             * @description What is due in a year, in minor units.
             */
            yearly: number;
        };
        /** @description What is wrong with a row and what would be right. */
        CustomerImportProblem: {
            /** @description The place, as in `row 17 (line 18), column state` or `items[3].state`. */
            place: string;
            /** @description What is wrong there and what would be right. */
            reason: string;
        };
        /** @description What an import did, or would do. */
        CustomerImportReport: {
            /**
             * Format: int64
             * @description How many rows have problems.
             */
            bad_rows: number;
            /**
             * Format: int64
             * @description Records changed.
             */
            changed: number;
            /**
             * Format: int64
             * @description Records made.
             */
            created: number;
            /**
             * Format: int64
             * @description Accounts that contacts name and that were made because they were not here.
             */
            new_accounts: number;
            /** @description Attributes that were defined for columns of the file. */
            new_attributes: string[];
            /** @description The first of the problems, with their places. */
            problems: components["schemas"]["CustomerImportProblem"][];
            /**
             * Format: int64
             * @description Rows read.
             */
            rows: number;
            /**
             * Format: int64
             * @description Rows that say what is known already.
             */
            unchanged: number;
            /** @description Whether anything was written: not by a dry run, and not with problems unless told to keep the good rows. */
            written: boolean;
        };
        /** @description Bounds of a date, each included. */
        DateBounds: {
            /**
             * @description The earliest that is taken.
             * @default null
             */
            from: string | null;
            /**
             * @description The latest that is taken.
             * @default null
             */
            to: string | null;
        };
        /** @description A log-in on a device. */
        DeviceOut: {
            address: string;
            agent: string;
            ends_at: components["schemas"]["Time"];
            id: components["schemas"]["SessionId"];
            made_at: components["schemas"]["Time"];
            seen_at: components["schemas"]["Time"];
            /** @description Whether it is the one that asks. */
            this: boolean;
        };
        /** @description Somebody in a dry run. */
        DryPerson: {
            detail?: string | null;
            person?: components["schemas"]["InvitedPerson"] | null;
            reason?: components["schemas"]["SkipReason"] | null;
        };
        /** @description Who would be asked now, and who would not. */
        DryRun: {
            /**
             * Format: int64
             * @description How many would be asked.
             */
            asked: number;
            /** @description Some of each. */
            examples: components["schemas"]["DryPerson"][];
            /**
             * Format: int64
             * @description How many people the audience has.
             */
            people: number;
            /** @description How many would not, by reason. */
            skipped: components["schemas"]["SkippedCount"][];
        };
        /** @description Words at the ends of a scale. */
        Ends: {
            /**
             * @description At the high end.
             * @default {}
             */
            high: components["schemas"]["Text"];
            /**
             * @description At the low end.
             * @default {}
             */
            low: components["schemas"]["Text"];
        };
        /** @description The names of all events that ever came. */
        EventNames: {
            /** @description In order. */
            items: string[];
        };
        /** @description A rule. */
        EventRule: {
            channel?: string | null;
            conditions: components["schemas"]["PropertyCondition"][];
            event: string;
            id: components["schemas"]["EventRuleId"];
            offering?: string | null;
            offering_from?: string | null;
            /**
             * Format: int64
             * @description Lower ones come first.
             */
            position: number;
            /** Format: int64 */
            revision: number;
            source?: string | null;
            touchpoint?: string | null;
        };
        /**
         * @description The id of a event rule.
         * @example evr_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        EventRuleId: string;
        /** @description A new rule. */
        EventRuleIn: {
            channel?: string | null;
            /** @description All of them have to hold. */
            conditions?: components["schemas"]["PropertyCondition"][];
            /** @description Name of the event, or its beginning with `*` behind. */
            event: string;
            /** @description Key of the offering. */
            offering?: string | null;
            /** @description The property that names the offering by its key. */
            offering_from?: string | null;
            /** @description Key of the only source it is for. */
            source?: string | null;
            /** @description Key of the touchpoint. */
            touchpoint?: string | null;
        };
        /** @description A change of a rule. */
        EventRulePatch: {
            channel?: string | null;
            conditions?: components["schemas"]["PropertyCondition"][] | null;
            event?: string | null;
            offering?: string | null;
            offering_from?: string | null;
            /**
             * Format: int64
             * @description Its new place: it goes before the rule that has this position.
             */
            position?: number | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            source?: string | null;
            touchpoint?: string | null;
        };
        /** @description How a value is computed. A number that is not known makes sums and products not known; `sum`, `mean`, `least`, `most` and `count` pass over it. */
        Expression: {
            /**
             * Format: double
             * @description This number.
             */
            number: number;
        } | {
            /** @description These words, with `{{key}}` filled in. */
            words: string;
        } | {
            /** @description What a condition would look at. */
            of: string;
        } | {
            /** @description The sum of those that are known. */
            sum: components["schemas"]["Expression"][];
        } | {
            /** @description The mean of those that are known. */
            mean: components["schemas"]["Expression"][];
        } | {
            /** @description The least of those that are known. */
            least: components["schemas"]["Expression"][];
        } | {
            /** @description The most of those that are known. */
            most: components["schemas"]["Expression"][];
        } | {
            /** @description How many of these are known. */
            count: components["schemas"]["Expression"][];
        } | {
            /** @description The first less the second. */
            minus: components["schemas"]["Expression"][];
        } | {
            /** @description The product. */
            times: components["schemas"]["Expression"][];
        } | {
            /** @description The first by the second; not known for a division by zero. */
            over: components["schemas"]["Expression"][];
        } | {
            /** @description The value of the first case whose condition holds; not known when none does. */
            case: components["schemas"]["Case"][];
        };
        /** @description Another rule for some people. */
        FatigueException: {
            /** @description For whom, as audiences are written: `account.tier = 'gold'`. */
            filter: string;
            /** @description What holds for them instead of the rule about the same whom and family. */
            rule: components["schemas"]["FatigueRule"];
        };
        /** @description How often people may be asked from now on. */
        FatigueIn: {
            exceptions?: components["schemas"]["FatigueException"][];
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            rules: components["schemas"]["FatigueRule"][];
        };
        /** @description How often people may be asked. */
        FatigueOut: {
            /** @description What holds for some instead. */
            exceptions: components["schemas"]["FatigueException"][];
            /** Format: int64 */
            revision: number;
            /** @description What holds for everybody. */
            rules: components["schemas"]["FatigueRule"][];
        };
        /** @description At most so many within so many days. */
        FatigueRule: {
            /**
             * Format: int32
             * @description Within how many days.
             */
            days: number;
            /** @description The family of surveys that it counts; all of them unless told. */
            family?: string | null;
            /**
             * Format: int32
             * @description How many surveys a person gets, or how many people of an account are asked.
             */
            most: number;
            /** @description Whom it protects. */
            whom: components["schemas"]["FatigueWhom"];
        };
        /**
         * @description Whom a rule protects.
         * @enum {string}
         */
        FatigueWhom: "person" | "account";
        /**
         * @description What is wrong with an answer.
         * @enum {string}
         */
        FaultKind: "required" | "wrong_form" | "off_scale" | "unknown_choice" | "too_few" | "too_many" | "too_short" | "too_long" | "not_a_number" | "not_whole" | "too_small" | "too_large" | "not_a_date" | "too_early" | "too_late" | "not_a_mail" | "not_a_phone" | "unknown_question";
        /**
         * @description What a field holds.
         * @enum {string}
         */
        FeedbackFieldType: "text" | "categorical" | "nps" | "csat" | "ces" | "rating" | "number" | "boolean" | "date";
        /** @description A record as it was taken in. */
        FeedbackRecord: components["schemas"]["FeedbackRecordIn"] & {
            /** @description When it was taken in. */
            created_at: components["schemas"]["Time"];
            /** @description Its id, a UUID. */
            id: string;
            /** @description The same moment: a record does not change. */
            updated_at: components["schemas"]["Time"];
        };
        /** @description An answered field, as Formbricks Hub takes it. Fields that are not named here are left alone. */
        FeedbackRecordIn: {
            collected_at?: components["schemas"]["Time"] | null;
            /** @description Which matrix or ranking it is a row of. */
            field_group_id?: string | null;
            /** @description The words of that. */
            field_group_label?: string | null;
            /** @description The question. */
            field_id: string;
            /** @description The words of the question. */
            field_label?: string | null;
            /** @description What the field holds. */
            field_type: components["schemas"]["FeedbackFieldType"];
            /** @description Language of the answer. */
            language?: string | null;
            /** @description What else is known; `touchpoint` or `journey` in it names the touchpoint, `scale` the highest point of a rating. */
            metadata?: Record<string, never> | null;
            /** @description Which survey or site. */
            source_id?: string | null;
            /** @description What people call it. */
            source_name?: string | null;
            /** @description Where it was asked, as in `survey`, `review` or `support`. */
            source_type: string;
            /** @description What was sent together: one response. */
            submission_id: string;
            /** @description Whose it is in the system it comes from; here the token says for which workspace it is. */
            tenant_id: string;
            /** @description Who answered: the external id of a contact, made when not here yet. */
            user_id?: string | null;
            /** @description Yes or no. */
            value_boolean?: boolean | null;
            /** @description The day. */
            value_date?: string | null;
            /** @description The option, the same in every language. */
            value_id?: string | null;
            /**
             * Format: double
             * @description The score or number.
             */
            value_number?: number | null;
            /** @description The words, or the label of the option. */
            value_text?: string | null;
        };
        /** @description What became of a record of a batch. */
        FeedbackResult: {
            /** @description What is wrong and what to do. */
            detail?: string | null;
            /** @description Its id, a UUID. */
            id?: string | null;
            /**
             * Format: int32
             * @description 201, or the status that the record alone would have had.
             */
            status: number;
        };
        /** @description What became of a batch, record by record in the same order. */
        FeedbackTaken: {
            /**
             * Format: int64
             * @description Records that are new.
             */
            created: number;
            /**
             * Format: int64
             * @description Records that were not taken in.
             */
            refused: number;
            /** @description One result per record. */
            results: components["schemas"]["FeedbackResult"][];
        };
        /** @description A file of the workspace. */
        File: {
            /**
             * Format: int64
             * @description How long it is.
             */
            bytes: number;
            id: components["schemas"]["FileId"];
            /** @description When it came. */
            made_at: components["schemas"]["Time"];
            /** @description What it holds, found out by looking into it. */
            media_type: string;
            /** @description What its sender called it, without folders and unseen characters. */
            name: string;
        };
        /** @description A file. */
        FileForm: {
            /**
             * Format: binary
             * @description A picture, document, sound, film or text of 10 MB at most.
             */
            file: string;
        };
        /**
         * @description The id of a file.
         * @example fil_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        FileId: string;
        /** @description Which files. */
        FileRules: {
            /** @description The kinds taken, by the usual ending of their names; all safe kinds when empty. */
            kinds?: string[];
            /**
             * Format: int32
             * @description How large each may be, in megabytes.
             */
            megabytes?: number;
            /**
             * Format: int32
             * @description How many at most.
             */
            most?: number;
        };
        /**
         * @description How much a finding weighs.
         * @enum {string}
         */
        FindingSeverity: "error" | "warning";
        /** @description What was found. */
        Findings: components["schemas"]["Pulse"] & {
            /** @description What figures are computed from, in this process's own folder. */
            columns: components["schemas"]["ColumnsState"];
            /** @description What holds the records, by name and version. */
            engine: string;
            /**
             * Format: int64
             * @description How many responses there are.
             */
            responses: number;
            /**
             * Format: int64
             * @description The schema of the records.
             */
            schema: number;
            /** @description Its settings on which durability rests. */
            settings: {
                [key: string]: string;
            };
            /** @description The release that runs. */
            version: string;
            /**
             * Format: int64
             * @description How many workspaces there are.
             */
            workspaces: number;
        };
        /** @description What was forgotten. */
        Forgotten: {
            /** @description How many responses went with the person. */
            responses: number;
        };
        /** @description What a response said before it was replaced. */
        Former: {
            /** @description By whom. */
            actor: string;
            /** @description The response as it was. */
            content: components["schemas"]["Recorded"];
            /** @description When it was replaced. */
            replaced_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description The revision it had.
             */
            revision: number;
        };
        /** @description An account whose pairing has gaps. */
        GapOut: {
            account: components["schemas"]["AccountId"];
            external_id?: string | null;
            name: string;
            /** @description The matters in which somebody is missing. */
            open: components["schemas"]["PairingOut"][];
        };
        /** @description What one person answered elsewhere. */
        GivenElsewhere: {
            account?: components["schemas"]["AccountName"] | null;
            /** @description What they answered, by key of the question. */
            answers: {
                [key: string]: components["schemas"]["Answer"];
            };
            contact?: components["schemas"]["ContactName"] | null;
            /** @description The id where it comes from. */
            external_id: string;
            /** @description Values of the survey's hidden fields. */
            hidden?: {
                [key: string]: string;
            };
            /** @description Tag of the language they read; the survey's first unless told. */
            language?: string | null;
            sent_at?: components["schemas"]["Time"] | null;
            /** @description When they began. */
            started_at: components["schemas"]["Time"];
        };
        /** @description A first map, and the same column by column. */
        Guess: {
            /** @description The columns in the order of the file. */
            columns: components["schemas"]["GuessedColumn"][];
            /** @description The map as TOML, with remarks for people. */
            map: string;
        };
        /** @description A file whose columns are to be guessed. */
        GuessForm: {
            /**
             * Format: binary
             * @description The file, or its beginning: CSV, plain or gzipped.
             */
            file: string;
        };
        /** @description What a column is taken for. */
        GuessedColumn: {
            /** @description Codes that seem to say nothing. */
            blank: string[];
            /** @description How many values it has in these rows. */
            different: number;
            /** @description Rows looked at in which it is filled. */
            filled: number;
            /** @description How its dates are written, when they are not written as ISO 8601 does. */
            format?: string | null;
            /** @description Its header as a name of small letters, digits and `_`. */
            key: string;
            /** @description Its header. */
            name: string;
            /** @description `response`, `question`, `attribute` or `nothing`. */
            role: string;
            /** @description The scale of a question, when it is not the usual one. */
            scale?: string | null;
            /** @description The most frequent of them, cut when they are long. */
            values: components["schemas"]["GuessedValue"][];
            /** @description The field of a response, the kind of a question or the type of an attribute. */
            what?: string | null;
        };
        /** @description A value of a column. */
        GuessedValue: {
            /** @description Rows looked at that have it. */
            n: number;
            /** @description The value as it stands in the file. */
            value: string;
        };
        /** @description A value that a link brings along. */
        HiddenField: {
            /** @description Its name in the address, and in conditions behind `hidden.`. */
            key: string;
        };
        /**
         * @description Which end of a scale is the good one.
         * @enum {string}
         */
        HigherIs: "better" | "worse";
        /** @description Somebody or something that was found. */
        HitOut: {
            external_id?: string | null;
            id: components["schemas"]["AccountId"];
            name: string;
            /** @enum {string} */
            noun: "account";
        } | {
            account?: components["schemas"]["AccountId"] | null;
            account_name?: string | null;
            external_id?: string | null;
            id: components["schemas"]["ContactId"];
            mail?: string | null;
            name: string;
            /** @enum {string} */
            noun: "contact";
            phone?: string | null;
            role?: components["schemas"]["ContactRole"] | null;
            title?: string | null;
        };
        /**
         * @description The id of a hold.
         * @example hld_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        HoldId: string;
        /** @description Whom to hold back, and why: one of `contact` and `account`. */
        HoldIn: {
            account?: components["schemas"]["AccountId"] | null;
            contact?: components["schemas"]["ContactId"] | null;
            /** @description Why nobody is asked. */
            reason: string;
            until?: components["schemas"]["Time"] | null;
        };
        /** @description Somebody, or everybody of an account, is not asked for a while. */
        HoldOut: {
            account?: components["schemas"]["AccountId"] | null;
            /** @description Who set it: the id of a member or token, or a part of the house. */
            actor: string;
            contact?: components["schemas"]["ContactId"] | null;
            id: components["schemas"]["HoldId"];
            lifted_at?: components["schemas"]["Time"] | null;
            made_at: components["schemas"]["Time"];
            reason: string;
            until?: components["schemas"]["Time"] | null;
        };
        /** @description A file and what its columns mean. */
        ImportForm: {
            /**
             * Format: binary
             * @description The file: CSV, plain or gzipped.
             */
            file: string;
            /** @description The map, as TOML. */
            map: string;
        };
        /**
         * @description The id of a import.
         * @example imp_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        ImportId: string;
        /** @description An interaction as it is shown. */
        Interaction: {
            account?: components["schemas"]["NamedAccount"] | null;
            /** @description Whether something was done or looked at. */
            call: components["schemas"]["InteractionCall"];
            /** @description By which way. */
            channel?: string | null;
            contact?: components["schemas"]["NamedContact"] | null;
            /** @description What was done, or the page or screen. */
            event: string;
            /** @description The source's own id of it. */
            external_id?: string | null;
            /** @description When it happened. */
            happened_at: components["schemas"]["Time"];
            /** @description Its id. */
            id: components["schemas"]["InteractionId"];
            /** @description Key of the offering. */
            offering?: string | null;
            /** @description What else is known of it. */
            properties: Record<string, never>;
            /** @description When it came. */
            received_at: components["schemas"]["Time"];
            /** @description Key of the source. */
            source: string;
            /** @description Key of the team. */
            team?: string | null;
            /** @description Key of the touchpoint. */
            touchpoint?: string | null;
            /** @description Who did it, before they said who they are. */
            visitor?: string | null;
        };
        /**
         * @description What a message tells.
         * @enum {string}
         */
        InteractionCall: "track" | "page" | "screen" | "identify" | "group" | "alias";
        /**
         * @description The id of a interaction.
         * @example itr_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        InteractionId: string;
        /** @description What bringing in a file did, or would do. */
        InteractionImport: {
            /**
             * Format: int64
             * @description Interactions that are new.
             */
            created: number;
            /** @description Whether the good rows were written. */
            done: boolean;
            /**
             * Format: int64
             * @description How many problems there are in all.
             */
            problem_count: number;
            /** @description The first hundred problems. */
            problems: components["schemas"]["InteractionProblem"][];
            /**
             * Format: int64
             * @description Rows that were refused.
             */
            refused: number;
            /**
             * Format: int64
             * @description Rows of the file, without its header.
             */
            rows: number;
            /**
             * Format: int64
             * @description Those that were here before.
             */
            unchanged: number;
        };
        /** @description An interaction. */
        InteractionIn: {
            account?: components["schemas"]["AccountName"] | null;
            call?: components["schemas"]["InteractionCall"] | null;
            /** @description By which way it happened. */
            channel?: string | null;
            contact?: components["schemas"]["ContactName"] | null;
            /** @description What was done, or the page or screen. */
            event: string;
            happened_at?: components["schemas"]["Time"] | null;
            /** @description The source's own id of it: the same id is taken once. */
            id?: string | null;
            /** @description Key of the offering. */
            offering?: string | null;
            /** @description What else is known of it. */
            properties?: Record<string, never>;
            /** @description Key of the team that served. */
            team?: string | null;
            /** @description Key of the touchpoint; what rules say unless told. */
            touchpoint?: string | null;
            /** @description Who did it, before they said who they are. */
            visitor?: string | null;
        };
        /** @description What is wrong in a row, and what to do. */
        InteractionProblem: {
            /** @description The row. */
            place: string;
            /** @description What is wrong there. */
            reason: string;
        };
        /** @description What became of one item of a batch. */
        InteractionResult: {
            /** @description What is wrong and what to do, when it was not taken in. */
            detail?: string | null;
            id?: components["schemas"]["InteractionId"] | null;
            /** @description The places that are wrong. */
            invalid_params?: Record<string, never>[];
            /** @description What became of it. */
            status: components["schemas"]["InteractionStatus"];
        };
        /**
         * @description What became of an item.
         * @enum {string}
         */
        InteractionStatus: "taken" | "again" | "refused";
        /** @description What became of a batch, item by item in the same order. */
        InteractionsTaken: {
            /**
             * Format: int64
             * @description Here before.
             */
            again: number;
            /**
             * Format: int64
             * @description Not taken in.
             */
            refused: number;
            /** @description One result per item. */
            results: components["schemas"]["InteractionResult"][];
            /**
             * Format: int64
             * @description Taken in.
             */
            taken: number;
        };
        /**
         * @description How the interval of a value is computed.
         * @enum {string}
         */
        Interval: "wald" | "adjusted" | "wilson" | "t" | "clustered";
        /** @description One place that is wrong. */
        InvalidParam: {
            /** @description The place, as in `answers[2].score` or `row 17, column NETPRO`. */
            name: string;
            /** @description What is wrong there and what would be right. */
            reason: string;
        };
        /**
         * @description The id of a invitation.
         * @example inv_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        InvitationId: string;
        /** @description Somebody to invite. */
        InvitationIn: {
            /** @example ada@example.org */
            mail: string;
            role: components["schemas"]["Role"];
        };
        /** @description An invitation that was not accepted yet. */
        InvitationOut: {
            ends_at: components["schemas"]["Time"];
            made_at: components["schemas"]["Time"];
            mail: string;
            role: components["schemas"]["Role"];
        };
        /** @description What became of the invitations of a programme. */
        InvitationRates: {
            /**
             * Format: int64
             * @description People who were asked, those whose letter came back included.
             */
            asked: number;
            /**
             * Format: int64
             * @description Letters that came back.
             */
            bounced: number;
            /**
             * Format: int64
             * @description Links that ended without an answer.
             */
            expired: number;
            /**
             * Format: int64
             * @description People who sent their answers.
             */
            finished: number;
            /**
             * Format: double
             * @description The share of all who were due that was held back by somebody, in percent; nothing when nobody was due.
             */
            held_back?: number | null;
            /**
             * Format: double
             * @description The share of those reached (asked, and the letter did not come back) who sent their answers, in percent; nothing when nobody was reached.
             */
            response_rate?: number | null;
            /** @description Who was not asked, by reason. */
            skipped: components["schemas"]["SkippedCount"][];
            /**
             * Format: int64
             * @description People who began to answer.
             */
            started: number;
            /**
             * Format: int64
             * @description Invitations that wait.
             */
            waiting: number;
        };
        /**
         * @description Where an invitation stands.
         * @enum {string}
         */
        InvitationState: "waiting" | "sent" | "skipped" | "expired" | "bounced" | "stopped";
        /** @description A person as invitations name them. */
        InvitedPerson: {
            account?: components["schemas"]["AccountId"] | null;
            account_name?: string | null;
            id: components["schemas"]["ContactId"];
            /** @description Their name, if you may see it. */
            name?: string | null;
        };
        /** @description What became of one response of a batch. */
        ItemResult: {
            /** @description What is wrong and what to do, when it was not recorded. */
            detail?: string | null;
            id?: components["schemas"]["ResponseId"] | null;
            /** @description The places that are wrong. */
            invalid_params?: components["schemas"]["WrongPlace"][];
            /** @description What became of it. */
            status: components["schemas"]["ItemStatus"];
        };
        /**
         * @description What became of a response of a batch.
         * @enum {string}
         */
        ItemStatus: "created" | "unchanged" | "replaced" | "conflict" | "refused";
        /** @description Jobs by state. */
        Jobs: {
            /**
             * Format: int64
             * @description Given up.
             */
            failed: number;
            /**
             * Format: int64
             * @description Being run.
             */
            running: number;
            /**
             * Format: int64
             * @description To be run.
             */
            waiting: number;
        };
        /** @description For how long interactions are kept. */
        Keep: {
            /**
             * Format: int64
             * @description Days after they came; null is for ever.
             */
            days?: number | null;
        };
        /**
         * @description What kind of answer a question takes.
         * @enum {string}
         */
        Kind: "nps" | "csat" | "ces" | "solved" | "intent" | "rating" | "choice" | "text";
        /** @description Who takes over from a member who leaves. */
        Leaving: {
            successor?: components["schemas"]["MemberId"] | null;
        };
        /** @description A letter and what became of it. */
        Letter: {
            /** @description The noun of what it is about. */
            about?: string | null;
            /**
             * Format: int64
             * @description How often sending it was tried.
             */
            attempts: number;
            ended_at?: components["schemas"]["Time"] | null;
            id: components["schemas"]["LetterId"];
            made_at: components["schemas"]["Time"];
            /** @description Why it did not go well, last. */
            reason?: string | null;
            state: components["schemas"]["LetterState"];
            subject: string;
            /** @description Where it goes; withheld from those who do not see customers. */
            to_address?: string | null;
            /** @description What its receiver is called; withheld from those who do not see customers. */
            to_name?: string | null;
        };
        /**
         * @description The id of a letter.
         * @example let_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        LetterId: string;
        /** @description A letter that came in. */
        LetterIn: {
            /** Format: int64 */
            bytes: number;
            /** @description The address of its sender; withheld from those who do not see customers. */
            from_address?: string | null;
            /** @description What its sender is called; withheld from those who do not see customers. */
            from_name?: string | null;
            id: components["schemas"]["LetterInId"];
            kind: components["schemas"]["LetterInKind"];
            letter?: components["schemas"]["LetterId"] | null;
            /** @description What a server said, or why it was refused. */
            reason?: string | null;
            received_at: components["schemas"]["Time"];
            /** @description Withheld from those who do not see customers. */
            subject?: string | null;
        };
        /**
         * @description The id of a letter in.
         * @example lin_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        LetterInId: string;
        /**
         * @description What a letter that came in is.
         * @enum {string}
         */
        LetterInKind: "reply" | "bounce" | "complaint" | "automatic" | "refused";
        /**
         * @description What became of a letter.
         * @enum {string}
         */
        LetterState: "waiting" | "sent" | "bounced" | "refused" | "suppressed";
        /** @description What became of a letter that was brought. */
        LetterTaken: {
            id: components["schemas"]["LetterInId"];
            kind: components["schemas"]["LetterInKind"];
            /** @description Why it was refused, or what a server said. */
            reason?: string | null;
        };
        /** @description What stands behind the `#` of a link. */
        LinkIn: {
            secret: string;
        };
        /** @description A one-time link, shown this once. */
        LinkMade: {
            ends_at: components["schemas"]["Time"];
            /** @description Give it to the person it is for. */
            link: string;
        };
        /** @description What a link is for. */
        LinkOut: {
            /** @description Whether that person has a password already, to be given on joining. */
            known: boolean;
            /** @description The person it is for; none for the first owner. */
            mail?: string | null;
            purpose: components["schemas"]["PurposeOut"];
            role?: components["schemas"]["Role"] | null;
            /** @description The workspace to join. */
            workspace?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_AccountOut: {
            /** @description The rows of this page. */
            items: {
                attributes: {
                    [key: string]: unknown;
                };
                changed_at: components["schemas"]["Time"];
                external_id?: string | null;
                id: components["schemas"]["AccountId"];
                made_at: components["schemas"]["Time"];
                /** @description What people call it. */
                name: string;
                owner?: components["schemas"]["MemberId"] | null;
                parent?: components["schemas"]["AccountId"] | null;
                /** Format: int64 */
                revision: number;
                state: components["schemas"]["AccountState"];
                state_since: components["schemas"]["Time"];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_AttributeOut: {
            /** @description The rows of this page. */
            items: {
                choices: string[];
                id: components["schemas"]["AttributeId"];
                kind: components["schemas"]["AttributeKind"];
                label: string;
                name: string;
                noun: components["schemas"]["AttributeNoun"];
                /** Format: int64 */
                revision: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_AudienceOut: {
            /** @description The rows of this page. */
            items: {
                changed_at: components["schemas"]["Time"];
                filter: string;
                id: components["schemas"]["AudienceId"];
                kind: components["schemas"]["AudienceKind"];
                made_at: components["schemas"]["Time"];
                name: string;
                /** Format: int64 */
                revision: number;
                teams: components["schemas"]["TeamId"][];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_AuditOut: {
            /** @description The rows of this page. */
            items: {
                action: string;
                /** @description The id of a member or token, `operator`, or `system:` and a name. */
                actor: string;
                at: components["schemas"]["Time"];
                /** @description What changed, in the shape of the action. */
                detail: Record<string, never>;
                id: components["schemas"]["AuditEntryId"];
                noun: string;
                noun_id?: string | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_ConsentOut: {
            /** @description The rows of this page. */
            items: {
                at: components["schemas"]["Time"];
                given: boolean;
                purpose: string;
                source: string;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_ContactOut: {
            /** @description The rows of this page. */
            items: {
                account?: components["schemas"]["AccountId"] | null;
                /** @description What the account is called; told where contacts are read. */
                account_name?: string | null;
                attributes: {
                    [key: string]: unknown;
                };
                changed_at: components["schemas"]["Time"];
                external_id?: string | null;
                /** @description Present when you may not see the names of customers. */
                hidden?: boolean;
                id: components["schemas"]["ContactId"];
                language?: string | null;
                made_at: components["schemas"]["Time"];
                mail?: string | null;
                name?: string | null;
                phone?: string | null;
                /** Format: int64 */
                revision: number;
                role?: components["schemas"]["ContactRole"] | null;
                title?: string | null;
                zone?: string | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_ContractOut: {
            /** @description The rows of this page. */
            items: {
                account: components["schemas"]["AccountId"];
                /** @description What people call the account. */
                account_name: string;
                changed_at: components["schemas"]["Time"];
                currency: string;
                ended?: components["schemas"]["ContractEnd"] | null;
                /**
                 * Format: date
                 * @description The day behind the last one that was agreed first.
                 */
                ends_on?: string | null;
                external_id?: string | null;
                id: components["schemas"]["ContractId"];
                made_at: components["schemas"]["Time"];
                name: string;
                /**
                 * Format: date
                 * @description The day on which it ends as far as is known today.
                 */
                next_end?: string | null;
                /**
                 * Format: date
                 * @description The last day on which notice can be given for that end.
                 */
                notice_by?: string | null;
                /** Format: int64 */
                notice_days?: number | null;
                /** Format: date */
                notice_on?: string | null;
                now?: components["schemas"]["ContractTerms"] | null;
                offering?: components["schemas"]["OfferingId"] | null;
                renews: boolean;
                /** Format: int64 */
                revision: number;
                /** Format: date */
                starts_on: string;
                /** Format: int64 */
                term_months?: number | null;
                /** @description What it brings since when, in order of time. */
                terms: components["schemas"]["ContractTerms"][];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_EventRule: {
            /** @description The rows of this page. */
            items: {
                channel?: string | null;
                conditions: components["schemas"]["PropertyCondition"][];
                event: string;
                id: components["schemas"]["EventRuleId"];
                offering?: string | null;
                offering_from?: string | null;
                /**
                 * Format: int64
                 * @description Lower ones come first.
                 */
                position: number;
                /** Format: int64 */
                revision: number;
                source?: string | null;
                touchpoint?: string | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_File: {
            /** @description The rows of this page. */
            items: {
                /**
                 * Format: int64
                 * @description How long it is.
                 */
                bytes: number;
                id: components["schemas"]["FileId"];
                /** @description When it came. */
                made_at: components["schemas"]["Time"];
                /** @description What it holds, found out by looking into it. */
                media_type: string;
                /** @description What its sender called it, without folders and unseen characters. */
                name: string;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Former: {
            /** @description The rows of this page. */
            items: {
                /** @description By whom. */
                actor: string;
                /** @description The response as it was. */
                content: components["schemas"]["Recorded"];
                /** @description When it was replaced. */
                replaced_at: components["schemas"]["Time"];
                /**
                 * Format: int64
                 * @description The revision it had.
                 */
                revision: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_GapOut: {
            /** @description The rows of this page. */
            items: {
                account: components["schemas"]["AccountId"];
                external_id?: string | null;
                name: string;
                /** @description The matters in which somebody is missing. */
                open: components["schemas"]["PairingOut"][];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_HitOut: {
            /** @description The rows of this page. */
            items: ({
                external_id?: string | null;
                id: components["schemas"]["AccountId"];
                name: string;
                /** @enum {string} */
                noun: "account";
            } | {
                account?: components["schemas"]["AccountId"] | null;
                account_name?: string | null;
                external_id?: string | null;
                id: components["schemas"]["ContactId"];
                mail?: string | null;
                name: string;
                /** @enum {string} */
                noun: "contact";
                phone?: string | null;
                role?: components["schemas"]["ContactRole"] | null;
                title?: string | null;
            })[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_HoldOut: {
            /** @description The rows of this page. */
            items: {
                account?: components["schemas"]["AccountId"] | null;
                /** @description Who set it: the id of a member or token, or a part of the house. */
                actor: string;
                contact?: components["schemas"]["ContactId"] | null;
                id: components["schemas"]["HoldId"];
                lifted_at?: components["schemas"]["Time"] | null;
                made_at: components["schemas"]["Time"];
                reason: string;
                until?: components["schemas"]["Time"] | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Interaction: {
            /** @description The rows of this page. */
            items: {
                account?: components["schemas"]["NamedAccount"] | null;
                /** @description Whether something was done or looked at. */
                call: components["schemas"]["InteractionCall"];
                /** @description By which way. */
                channel?: string | null;
                contact?: components["schemas"]["NamedContact"] | null;
                /** @description What was done, or the page or screen. */
                event: string;
                /** @description The source's own id of it. */
                external_id?: string | null;
                /** @description When it happened. */
                happened_at: components["schemas"]["Time"];
                /** @description Its id. */
                id: components["schemas"]["InteractionId"];
                /** @description Key of the offering. */
                offering?: string | null;
                /** @description What else is known of it. */
                properties: Record<string, never>;
                /** @description When it came. */
                received_at: components["schemas"]["Time"];
                /** @description Key of the source. */
                source: string;
                /** @description Key of the team. */
                team?: string | null;
                /** @description Key of the touchpoint. */
                touchpoint?: string | null;
                /** @description Who did it, before they said who they are. */
                visitor?: string | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Letter: {
            /** @description The rows of this page. */
            items: {
                /** @description The noun of what it is about. */
                about?: string | null;
                /**
                 * Format: int64
                 * @description How often sending it was tried.
                 */
                attempts: number;
                ended_at?: components["schemas"]["Time"] | null;
                id: components["schemas"]["LetterId"];
                made_at: components["schemas"]["Time"];
                /** @description Why it did not go well, last. */
                reason?: string | null;
                state: components["schemas"]["LetterState"];
                subject: string;
                /** @description Where it goes; withheld from those who do not see customers. */
                to_address?: string | null;
                /** @description What its receiver is called; withheld from those who do not see customers. */
                to_name?: string | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_LetterIn: {
            /** @description The rows of this page. */
            items: {
                /** Format: int64 */
                bytes: number;
                /** @description The address of its sender; withheld from those who do not see customers. */
                from_address?: string | null;
                /** @description What its sender is called; withheld from those who do not see customers. */
                from_name?: string | null;
                id: components["schemas"]["LetterInId"];
                kind: components["schemas"]["LetterInKind"];
                letter?: components["schemas"]["LetterId"] | null;
                /** @description What a server said, or why it was refused. */
                reason?: string | null;
                received_at: components["schemas"]["Time"];
                /** @description Withheld from those who do not see customers. */
                subject?: string | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_MemberOut: {
            /** @description The rows of this page. */
            items: {
                id: components["schemas"]["MemberId"];
                left_at?: components["schemas"]["Time"] | null;
                made_at: components["schemas"]["Time"];
                mail: string;
                name: string;
                /** Format: int64 */
                revision: number;
                role: components["schemas"]["Role"];
                /** @description Whether they see names of people at customers. */
                sees_customers: boolean;
                /** @description Whether they see names of colleagues beside scores and answers. */
                sees_employees: boolean;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_MovementOut: {
            /** @description The rows of this page. */
            items: {
                account: components["schemas"]["AccountId"];
                /** @description What people call the account. */
                account_name: string;
                /**
                 * Format: int64
                 * @description How much more a year brings, in minor units; negative: how much less.
                 */
                amount: number;
                contract?: components["schemas"]["ContractId"] | null;
                currency: string;
                external_id?: string | null;
                id: components["schemas"]["MovementId"];
                kind: components["schemas"]["MovementKind"];
                made_at: components["schemas"]["Time"];
                note?: string | null;
                /**
                 * Format: date
                 * @description The day from which it holds.
                 */
                on: string;
                /** Format: double */
                quantity?: number | null;
                reason?: components["schemas"]["LossReason"] | null;
                /** @description Whether somebody told it; others follow from contracts. */
                told: boolean;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_OfferingOut: {
            /** @description The rows of this page. */
            items: {
                id: components["schemas"]["OfferingId"];
                key: string;
                name: string;
                retired_at?: components["schemas"]["Time"] | null;
                /** Format: int64 */
                revision: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_PackOut: {
            /** @description The rows of this page. */
            items: {
                about: string;
                key: string;
                name: string;
                stages: components["schemas"]["PackedStage"][];
                touchpoints: components["schemas"]["PackedTouchpoint"][];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_PairingOut: {
            /** @description The rows of this page. */
            items: {
                changed_at?: components["schemas"]["Time"] | null;
                contact?: components["schemas"]["ContactId"] | null;
                matter: components["schemas"]["Matter"];
                member?: components["schemas"]["MemberId"] | null;
                missing?: components["schemas"]["PairingMissing"] | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_ProgrammeOut: {
            /** @description The rows of this page. */
            items: {
                audience?: components["schemas"]["AudienceId"] | null;
                changed_at: components["schemas"]["Time"];
                family: string;
                id: components["schemas"]["ProgrammeId"];
                made_at: components["schemas"]["Time"];
                name: string;
                /** @description What its questions look at: the past, the present, the potential. */
                pattern: components["schemas"]["Pattern"];
                plan: components["schemas"]["ProgrammePlan"];
                /** Format: int64 */
                priority: number;
                /** Format: int64 */
                revision: number;
                state: components["schemas"]["ProgrammeState"];
                survey: components["schemas"]["SurveyId"];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Record: {
            /** @description The rows of this page. */
            items: {
                /** @description Who brought it in. */
                actor: string;
                done_at?: components["schemas"]["Time"] | null;
                /** @description Name of the file. */
                file: string;
                /** @description Its id. */
                id: components["schemas"]["ImportId"];
                /** @description What was brought in: `responses`. */
                kind: string;
                /** @description When it began. */
                made_at: components["schemas"]["Time"];
                report?: components["schemas"]["Report"] | null;
                /**
                 * Format: int64
                 * @description Rows of the file.
                 */
                rows: number;
                /**
                 * @description `writing`, `done` or `failed`. A file of more than 100,000 rows that was cut short stays `writing`: `written` says how far it came,
                 *     and importing the same file again goes on from there.
                 */
                state: string;
                /**
                 * Format: int64
                 * @description Good rows handled so far.
                 */
                written: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Recorded: {
            /** @description The rows of this page. */
            items: {
                account?: components["schemas"]["NamedAccount"] | null;
                /** @description Whether its survey promised anonymity: it shows the day and, once enough people answered, its words; nothing else. */
                anonymous?: boolean;
                /** @description When it was answered. */
                answered_at: components["schemas"]["Time"];
                /** @description The answers, by key of their question. */
                answers: components["schemas"]["RecordedAnswer"][];
                /** @description Values by the names of their attributes. */
                attributes: {
                    [key: string]: unknown;
                };
                /** @description How it was asked. */
                channel?: string | null;
                contact?: components["schemas"]["NamedContact"] | null;
                /** @description Why no figure counts it, if none does. */
                excluded?: string | null;
                /** @description When it was lived through. */
                experienced_at: components["schemas"]["Time"];
                /** @description The id in the system it comes from. */
                external_id?: string | null;
                /** @description The files that were sent with it; only for those who see customers' names. */
                files?: components["schemas"]["SentFile"][];
                /** @description Its id. */
                id: components["schemas"]["ResponseId"];
                /** @description Language of the answer. */
                language?: string | null;
                /** @description Key of the offering. */
                offering?: string | null;
                /** @description When it came here. */
                received_at: components["schemas"]["Time"];
                /**
                 * Format: int64
                 * @description Rises with every replacement.
                 */
                revision: number;
                /** @description Key of the survey. */
                survey?: string | null;
                /** @description What people call the survey. */
                survey_name?: string | null;
                /** @description The tags it wears. */
                tags?: components["schemas"]["WornTag"][];
                /** @description Key of the team that served. */
                team?: string | null;
                /** @description Whether it is a trial that no figure counts. */
                test: boolean;
                /**
                 * Format: double
                 * @description How much it counts in weighted figures.
                 */
                weight: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_RefusedItem: {
            /** @description The rows of this page. */
            items: {
                at: components["schemas"]["Time"];
                /** @description What it tells, if it says so. */
                call?: string | null;
                /** @description The source's own id of it. */
                external_id?: string | null;
                id: components["schemas"]["RefusedItemId"];
                /** @description As it came, shortened when it is long; only for who sees names of customers. */
                payload?: string | null;
                /** @description Where it is wrong. */
                place?: string | null;
                /** @description Why it was refused. */
                reason: string;
                /** @description Key of the source. */
                source: string;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Source: {
            /** @description The rows of this page. */
            items: {
                /** @description What it sent in the last 30 days, by call. */
                calls: {
                    [key: string]: components["schemas"]["SourceCount"];
                };
                closed_at?: components["schemas"]["Time"] | null;
                folder?: string | null;
                id: components["schemas"]["SourceId"];
                key: string;
                kind: components["schemas"]["SourceKind"];
                last_at?: components["schemas"]["Time"] | null;
                made_at: components["schemas"]["Time"];
                map?: string | null;
                merges: boolean;
                name: string;
                /** Format: int64 */
                revision: number;
                /** @description What it shows when it sends. */
                write_key: string;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_StageOut: {
            /** @description The rows of this page. */
            items: {
                id: components["schemas"]["StageId"];
                key: string;
                name: string;
                /** Format: int64 */
                position: number;
                /** Format: int64 */
                revision: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_StateSince: {
            /** @description The rows of this page. */
            items: {
                since: components["schemas"]["Time"];
                state: components["schemas"]["AccountState"];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Suppression: {
            /** @description The rows of this page. */
            items: {
                /** @description The address; withheld from those who do not see customers, and none when its owner was erased. */
                address?: string | null;
                id: components["schemas"]["SuppressionId"];
                reason: components["schemas"]["SuppressionReason"];
                since: components["schemas"]["Time"];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_SurveyInvitation: {
            /** @description The rows of this page. */
            items: {
                /**
                 * Format: int64
                 * @description How often the occasion came again before the person was asked.
                 */
                again: number;
                detail?: string | null;
                due_at: components["schemas"]["Time"];
                expires_at?: components["schemas"]["Time"] | null;
                finished: boolean;
                id: components["schemas"]["InvitationId"];
                occasion: string;
                person?: components["schemas"]["InvitedPerson"] | null;
                programme: components["schemas"]["ProgrammeId"];
                reason?: components["schemas"]["SkipReason"] | null;
                /** Format: int64 */
                reminded: number;
                sent_at?: components["schemas"]["Time"] | null;
                started: boolean;
                state: components["schemas"]["InvitationState"];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_SurveyLinkOut: {
            /** @description The rows of this page. */
            items: {
                account?: components["schemas"]["NamedAccount"] | null;
                /** @description Where it is opened; that of a personal link is told once, when it is made. */
                address?: string | null;
                /**
                 * Format: int64
                 * @description How many have begun by it.
                 */
                begun: number;
                closed_at?: components["schemas"]["Time"] | null;
                contact?: components["schemas"]["NamedContact"] | null;
                expires_at?: components["schemas"]["Time"] | null;
                /** @description Values for the survey's hidden fields. */
                hidden: {
                    [key: string]: string;
                };
                id: components["schemas"]["SurveyLinkId"];
                kind: components["schemas"]["SurveyLinkKind"];
                language?: string | null;
                made_at: components["schemas"]["Time"];
                name: string;
                /**
                 * Format: int64
                 * @description How many have sent their answers.
                 */
                sent: number;
                /** @description Whether it takes one answer only. */
                single: boolean;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_SurveyQuestionOut: {
            /** @description The rows of this page. */
            items: {
                aspect: components["schemas"]["Aspect"];
                higher_is: components["schemas"]["HigherIs"];
                id: components["schemas"]["SurveyQuestionId"];
                key: string;
                kind: components["schemas"]["Kind"];
                label: string;
                options: components["schemas"]["ChoiceOption"][];
                pattern: components["schemas"]["Pattern"];
                /** Format: int64 */
                revision: number;
                /** @example 1..5 */
                scale?: string | null;
                touchpoint?: string | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_SurveySummary: {
            /** @description The rows of this page. */
            items: {
                changed_at: components["schemas"]["Time"];
                id: components["schemas"]["SurveyId"];
                key: string;
                last_answered_at?: components["schemas"]["Time"] | null;
                made_at: components["schemas"]["Time"];
                name: string;
                /**
                 * Format: int64
                 * @description How many responses there are, trials left out.
                 */
                responses: number;
                /** Format: int64 */
                revision: number;
                state: components["schemas"]["SurveyState"];
                /**
                 * Format: int64
                 * @description How many people have begun and not sent yet.
                 */
                under_way: number;
                /** @description Whether the draft says something that was not published yet. */
                unpublished: boolean;
                /**
                 * Format: int64
                 * @description The version that is answered; none before the first was published.
                 */
                version?: number | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_SurveyTemplate: {
            /** @description The rows of this page. */
            items: {
                /** @description When to use it. */
                about: components["schemas"]["Text"];
                /** @description The survey. */
                definition: components["schemas"]["SurveyDefinition"];
                /** @description Whether it is for a business like that of the workspace: the starting pack it has brings it, or it has none. */
                fits: boolean;
                key: string;
                /** @description What people call it. */
                name: components["schemas"]["Text"];
                /** @description The starting packs that bring it. */
                packs: string[];
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_SurveyVersion: {
            /** @description The rows of this page. */
            items: {
                /** @description By whom. */
                actor: string;
                published_at: components["schemas"]["Time"];
                /**
                 * Format: int64
                 * @description Its number, from 1.
                 */
                version: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_Tag: {
            /** @description The rows of this page. */
            items: {
                colour: components["schemas"]["TagColour"];
                id: components["schemas"]["TagId"];
                made_at: components["schemas"]["Time"];
                name: string;
                /** Format: int64 */
                revision: number;
                /**
                 * Format: int64
                 * @description How many records wear it.
                 */
                uses: number;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_TokenOut: {
            /** @description The rows of this page. */
            items: {
                ends_at?: components["schemas"]["Time"] | null;
                /** @description How its text begins. */
                hint: string;
                id: components["schemas"]["TokenId"];
                made_at: components["schemas"]["Time"];
                made_by?: components["schemas"]["MemberId"] | null;
                name: string;
                revoked_at?: components["schemas"]["Time"] | null;
                scopes: components["schemas"]["Right"][];
                seen_at?: components["schemas"]["Time"] | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_TouchpointOut: {
            /** @description The rows of this page. */
            items: {
                /** @description How we want to behave there. */
                behaviours: string[];
                channel?: string | null;
                id: components["schemas"]["TouchpointId"];
                key: string;
                name: string;
                /** Format: int64 */
                position: number;
                retired_at?: components["schemas"]["Time"] | null;
                /** Format: int64 */
                revision: number;
                stage?: components["schemas"]["StageId"] | null;
                target?: components["schemas"]["TouchpointTarget"] | null;
                team?: components["schemas"]["TeamId"] | null;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description A page of a list as routes answer it. */
        Listed_View: {
            /** @description The rows of this page. */
            items: {
                /** @description The filters, as the page's address has them behind its question mark. */
                address: string;
                changed_at: components["schemas"]["Time"];
                id: components["schemas"]["ViewId"];
                name: string;
                /** @description Whether it is the caller's own. */
                own: boolean;
                page: string;
                /** Format: int64 */
                revision: number;
                /** @description Whether everybody in the workspace sees it. */
                shared: boolean;
            }[];
            /** @description Pass as `cursor` to get the rows that follow; absent on the last page. */
            next?: string | null;
        };
        /** @description Mail address and password. */
        LogIn: {
            /** @example ada@example.org */
            mail: string;
            password: string;
        };
        /**
         * @description Why an account buys less, or nothing any more.
         * @enum {string}
         */
        LossReason: "price" | "product_gap" | "experience" | "competitor" | "in_house" | "need_gone" | "company_change" | "ended_by_us" | "other" | "unknown";
        /**
         * @description How letters leave this installation.
         * @enum {string}
         */
        MailDelivery: "smtp" | "folder" | "none";
        /** @description A key of incoming mail, shown once. */
        MailKey: {
            key: string;
        };
        /** @description A change of how a workspace writes; null takes a setting away. */
        MailPatch: {
            postal_address?: string | null;
            reply_address?: string | null;
            /**
             * Format: int64
             * @description The revision you have seen.
             */
            revision?: number | null;
            sender_address?: string | null;
            sender_name?: string | null;
        };
        /** @description How a workspace writes. */
        MailSettings: {
            /** @description Whom letters come from unless the workspace says otherwise. */
            default_sender?: string | null;
            /** @description How letters leave this installation; the operator decides. */
            delivery: components["schemas"]["MailDelivery"];
            /** @description The domains that letters may come from. */
            domains: string[];
            /** @description The beginning of the key it is brought in with. */
            key_hint?: string | null;
            key_made_at?: components["schemas"]["Time"] | null;
            /** @description Where mail is brought in. */
            mail_in: string;
            /** @description Stands below every letter. */
            postal_address?: string | null;
            /** @description The mailbox whose mail is brought in; answers and bounces go there. */
            reply_address?: string | null;
            /** Format: int64 */
            revision: number;
            /** @description The address they come from. */
            sender_address?: string | null;
            /** @description Whom letters come from. */
            sender_name?: string | null;
            /**
             * Format: int64
             * @description How many letters wait to leave.
             */
            waiting: number;
        };
        /** @description What came of it. */
        ManyChanged: {
            /**
             * Format: int64
             * @description How many changes that made; what was so before is not among them.
             */
            changed: number;
        };
        /** @description Whether figures count many responses. */
        MarkMany: {
            /** @description Why no figure shall count them; `null` lets them count again. */
            excluded?: string | null;
            /** @description The responses. */
            ids: components["schemas"]["ResponseId"][];
        };
        /** @description The same list for several rows. */
        Matrix: {
            /** @description What may be chosen in each. */
            columns: components["schemas"]["SurveyChoice"][];
            /** @description Whether the rows are in another order for everybody. */
            random?: boolean;
            /** @description The rows. */
            rows: components["schemas"]["SurveyChoice"][];
            /** @description Whether several may be chosen in a row. */
            several?: boolean;
        };
        /**
         * @description What a pair of people speaks about.
         * @enum {string}
         */
        Matter: "operations" | "technical" | "commercial";
        /** @description Whether somebody may be asked now. */
        MayAsk: {
            /** @description Whether the widget shows itself. */
            ask: boolean;
        };
        /**
         * @description What is measured.
         * @enum {string}
         */
        Measure: "nps" | "csat" | "ces" | "solved" | "mean" | "share" | "count" | "distribution";
        /**
         * @description The id of a member.
         * @example mem_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        MemberId: string;
        /** @description A member. */
        MemberOut: {
            id: components["schemas"]["MemberId"];
            left_at?: components["schemas"]["Time"] | null;
            made_at: components["schemas"]["Time"];
            mail: string;
            name: string;
            /** Format: int64 */
            revision: number;
            role: components["schemas"]["Role"];
            /** @description Whether they see names of people at customers. */
            sees_customers: boolean;
            /** @description Whether they see names of colleagues beside scores and answers. */
            sees_employees: boolean;
        };
        /** @description What of a member changes; what is not named stays. */
        MemberPatch: {
            /**
             * Format: int64
             * @description The revision that was read: the change is refused if somebody else made one since.
             */
            revision?: number | null;
            role?: components["schemas"]["Role"] | null;
            sees_customers?: boolean | null;
            sees_employees?: boolean | null;
        };
        /** @description A workspace one is a member of. */
        MembershipOut: {
            /** @description Send it as `Touchstone-Workspace` to work there. */
            key: string;
            member: components["schemas"]["MemberId"];
            name: string;
            rights: components["schemas"]["Right"][];
            role: components["schemas"]["Role"];
        };
        /** @description How many may be picked. */
        MostPicked: {
            /**
             * Format: int32
             * @description So many at most.
             */
            most?: number;
        };
        /**
         * @description The id of a movement.
         * @example mov_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        MovementId: string;
        /** @description A movement that you know of. */
        MovementIn: {
            account: components["schemas"]["AccountId"];
            /**
             * Format: int64
             * @description How much more a year brings, in minor units; what was lost may be written either way.
             */
            amount: number;
            contract?: components["schemas"]["ContractId"] | null;
            currency: string;
            /** @description Its name in the system it comes from; told again under it, it says anew what it said. */
            external_id?: string | null;
            kind: components["schemas"]["MovementKind"];
            note?: string | null;
            /**
             * Format: date
             * @description The day from which it holds.
             */
            on: string;
            /**
             * Format: double
             * @description How much more of it: seats, devices, sites.
             */
            quantity?: number | null;
            reason?: components["schemas"]["LossReason"] | null;
        };
        /**
         * @description What happened to what an account brings.
         * @enum {string}
         */
        MovementKind: "new" | "expansion" | "contraction" | "churn" | "reactivation";
        /** @description A change of what an account brings in a year. */
        MovementOut: {
            account: components["schemas"]["AccountId"];
            /** @description What people call the account. */
            account_name: string;
            /**
             * Format: int64
             * @description How much more a year brings, in minor units; negative: how much less.
             */
            amount: number;
            contract?: components["schemas"]["ContractId"] | null;
            currency: string;
            external_id?: string | null;
            id: components["schemas"]["MovementId"];
            kind: components["schemas"]["MovementKind"];
            made_at: components["schemas"]["Time"];
            note?: string | null;
            /**
             * Format: date
             * @description The day from which it holds.
             */
            on: string;
            /** Format: double */
            quantity?: number | null;
            reason?: components["schemas"]["LossReason"] | null;
            /** @description Whether somebody told it; others follow from contracts. */
            told: boolean;
        };
        /** @description Somebody whose score changed. */
        Mover: {
            account?: components["schemas"]["NamedAccount"] | null;
            /**
             * Format: double
             * @description The score before, for the same question and touchpoint.
             */
            before: number;
            /** @description When that was. */
            before_at: components["schemas"]["Time"];
            /** @description Who. */
            contact: components["schemas"]["NamedContact"];
            /** @description When it was lived through. */
            experienced_at: components["schemas"]["Time"];
            /**
             * Format: double
             * @description How much better it is, as a share of the scale: from -1 to 1.
             */
            gain: number;
            /** @description Key of the question. */
            question: string;
            /** @description The response that says so. */
            response: components["schemas"]["ResponseId"];
            /**
             * Format: double
             * @description The score now.
             */
            score: number;
            /** @description Key of the touchpoint. */
            touchpoint?: string | null;
            /** @description What they wrote with the score now. */
            words?: string | null;
        };
        /** @description People whose score changed against their own last one. */
        Movers: {
            /** @description How many scored better. */
            better: number;
            /** @description One move a person, who fell most first; those who scored the same are only counted. */
            items: components["schemas"]["Mover"][];
            /** @description How many responses were looked at. */
            looked: number;
            /** @description How many scored the same. */
            same: number;
            /** @description How many scored worse than before. */
            worse: number;
        };
        /** @description The account they answered for. */
        NamedAccount: {
            /** @description Its id in other systems. */
            external_id?: string | null;
            /** @description Its id. */
            id: components["schemas"]["AccountId"];
            /** @description What people call it. */
            name?: string | null;
        };
        /** @description Who answered. */
        NamedContact: {
            /** @description Its id in other systems; left out for those who do not see customers' names. */
            external_id?: string | null;
            /** @description Its id. */
            id: components["schemas"]["ContactId"];
            /** @description Their name; only for those who see customers' names. */
            name?: string | null;
        };
        /** @description Bounds of a number. */
        NumberBounds: {
            /**
             * Format: double
             * @description The least that is taken.
             * @default null
             */
            from: number | null;
            /**
             * Format: double
             * @description The most that is taken.
             * @default null
             */
            to: number | null;
            /**
             * @description What it counts, behind the field.
             * @default {}
             */
            unit: components["schemas"]["Text"];
            /**
             * @description Whether only whole numbers are taken.
             * @default false
             */
            whole: boolean;
        };
        /**
         * @description The id of a offering.
         * @example off_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        OfferingId: string;
        /** @description A new offering. */
        OfferingIn: {
            /** @description The name used in answers, files and questions to the data. */
            key: string;
            /** @description What people call it; its key unless told. */
            name?: string | null;
        };
        /** @description An offering. */
        OfferingOut: {
            id: components["schemas"]["OfferingId"];
            key: string;
            name: string;
            retired_at?: components["schemas"]["Time"] | null;
            /** Format: int64 */
            revision: number;
        };
        /** @description A change of an offering. */
        OfferingPatch: {
            name?: string | null;
            /** @description Whether it is no longer sold. */
            retired?: boolean | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
        };
        /**
         * @description How something is compared.
         * @enum {string}
         */
        Operator: "equal" | "not_equal" | "above" | "at_least" | "below" | "at_most" | "in" | "not_in" | "includes" | "excludes" | "answered" | "empty";
        /** @description A scale of one's own. */
        OwnScale: {
            /**
             * Format: double
             * @description The lowest point.
             */
            from: number;
            /** @description Words at the high end. */
            high?: components["schemas"]["Text"];
            /** @description How they are drawn. */
            look?: components["schemas"]["ScaleLook"];
            /** @description Words at the low end. */
            low?: components["schemas"]["Text"];
            /**
             * Format: double
             * @description From point to point.
             */
            step?: number;
            /**
             * Format: double
             * @description The highest point.
             */
            to: number;
        };
        /** @description A starting pack, in the language of the workspace. */
        PackOut: {
            about: string;
            key: string;
            name: string;
            stages: components["schemas"]["PackedStage"][];
            touchpoints: components["schemas"]["PackedTouchpoint"][];
        };
        /** @description What a pack brought. */
        PackSurveys: {
            /** @description Surveys made; those that were there already stay as they are. */
            surveys: number;
        };
        /** @description A stage of a pack. */
        PackedStage: {
            key: string;
            name: string;
        };
        /** @description A touchpoint of a pack. */
        PackedTouchpoint: {
            behaviours: string[];
            channel: string;
            key: string;
            name: string;
            /** @description The key of its stage. */
            stage: string;
        };
        /**
         * @description Who is missing in a pairing.
         * @enum {string}
         */
        PairingMissing: "ours" | "theirs" | "both";
        /** @description Who faces whom in one matter, and who is missing. */
        PairingOut: {
            changed_at?: components["schemas"]["Time"] | null;
            contact?: components["schemas"]["ContactId"] | null;
            matter: components["schemas"]["Matter"];
            member?: components["schemas"]["MemberId"] | null;
            missing?: components["schemas"]["PairingMissing"] | null;
        };
        /** @description Who faces whom in one matter: what is left out stays, `null` clears. */
        PairingPatch: {
            contact?: components["schemas"]["ContactId"] | null;
            member?: components["schemas"]["MemberId"] | null;
        };
        /** @description The password as it is and as it shall be. */
        PasswordChange: {
            new: string;
            present: string;
        };
        /**
         * @description When we listen: after an activity, to the state of the relationship, or to what may come.
         * @enum {string}
         */
        Pattern: "past" | "present" | "potential";
        /** @description A point that counts for a share. */
        PointName: number | string;
        /**
         * Problem
         * @description The body of every answer that is not a success (RFC 9457).
         */
        Problem: {
            /** @description The closed set of codes; programs may match on it. */
            code: components["schemas"]["ProblemCode"];
            /** @description What is wrong here and what to do about it. */
            detail: string;
            /** @description The places that are wrong. */
            invalid_params?: components["schemas"]["InvalidParam"][];
            /** @description Names this request in the log. */
            request_id?: string | null;
            /**
             * Format: int32
             * @description The HTTP status, repeated.
             */
            status: number;
            /** @description A short title, the same for every occurrence of the code. */
            title: string;
            /**
             * @description Where the code is explained.
             * @example /docs/problems/not_found
             */
            type: string;
        };
        /**
         * @description What kind of problem it is; each code has a page under /docs/problems.
         * @enum {string}
         */
        ProblemCode: "malformed_body" | "invalid_parameter" | "invalid_id" | "invalid_time" | "invalid_cursor" | "not_logged_in" | "not_allowed" | "forged_request" | "not_found" | "method_not_allowed" | "unsupported_media" | "conflict" | "stale" | "too_large" | "invalid" | "too_many" | "internal" | "unavailable";
        /**
         * @description How people are asked.
         * @enum {string}
         */
        ProgrammeChannel: "mail" | "link";
        /**
         * @description The id of a programme.
         * @example prg_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        ProgrammeId: string;
        /** @description A new programme. */
        ProgrammeIn: {
            audience?: components["schemas"]["AudienceId"] | null;
            /** @description The family of surveys whose clock it winds; by the trigger unless told. */
            family?: string | null;
            /** @description What people call it. */
            name: string;
            /** @description What makes it ask, and how. */
            plan: components["schemas"]["ProgrammePlan"];
            /**
             * Format: int64
             * @description Who goes first when several wait for one person: the higher number.
             */
            priority?: number | null;
            /** @description What it asks. */
            survey: components["schemas"]["SurveyId"];
        };
        /** @description What a letter says in one language besides the question; what is empty is said by the survey and the house. */
        ProgrammeLetter: {
            /**
             * @description What stands above the question.
             * @default
             */
            intro: string;
            /**
             * @description The subject.
             * @default
             */
            subject: string;
        };
        /** @description A programme. */
        ProgrammeOut: {
            audience?: components["schemas"]["AudienceId"] | null;
            changed_at: components["schemas"]["Time"];
            family: string;
            id: components["schemas"]["ProgrammeId"];
            made_at: components["schemas"]["Time"];
            name: string;
            /** @description What its questions look at: the past, the present, the potential. */
            pattern: components["schemas"]["Pattern"];
            plan: components["schemas"]["ProgrammePlan"];
            /** Format: int64 */
            priority: number;
            /** Format: int64 */
            revision: number;
            state: components["schemas"]["ProgrammeState"];
            survey: components["schemas"]["SurveyId"];
        };
        /** @description A change of a programme: what is left out stays, `null` clears. */
        ProgrammePatch: {
            audience?: components["schemas"]["AudienceId"] | null;
            family?: string | null;
            name?: string | null;
            plan?: components["schemas"]["ProgrammePlan"] | null;
            /** Format: int64 */
            priority?: number | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            state?: components["schemas"]["ProgrammeState"] | null;
            survey?: components["schemas"]["SurveyId"] | null;
        };
        /** @description What makes a programme ask, and how. */
        ProgrammePlan: {
            /** @description How people are asked; by letter unless told. */
            channel?: components["schemas"]["ProgrammeChannel"];
            /**
             * Format: int32
             * @description After so many days the link leads nowhere any more.
             */
            expires_days?: number;
            /** @description So many days after the letter somebody who has not answered is reminded. */
            reminders?: number[];
            /** @description In whose name letters are sent; the workspace's unless told. */
            sender?: components["schemas"]["ProgrammeSender"];
            /** @description Whether those who have answered are thanked by a letter. */
            thanks?: boolean;
            /** @description What makes it ask. */
            trigger: components["schemas"]["ProgrammeTrigger"];
            /** @description When people are asked, by the clock of their own zone, else the workspace's; working days from nine to five unless told. */
            window?: components["schemas"]["SendWindow"];
            /** @description What letters say, by language. */
            words?: {
                [key: string]: components["schemas"]["ProgrammeLetter"];
            };
        };
        /**
         * @description In whose name letters are sent.
         * @enum {string}
         */
        ProgrammeSender: "workspace" | "owner";
        /**
         * @description Where a programme stands.
         * @enum {string}
         */
        ProgrammeState: "draft" | "running" | "paused" | "ended";
        /** @description What makes a programme ask. */
        ProgrammeTrigger: {
            /**
             * Format: int32
             * @description How many minutes afterwards.
             */
            delay_minutes: number;
            /** @description Name of the event. */
            event?: string | null;
            /** @description Key of the touchpoint. */
            touchpoint?: string | null;
            /** @enum {string} */
            when: "event";
        } | {
            /** @description The period. */
            every: components["schemas"]["WaveEvery"];
            /**
             * Format: int64
             * @description Decides which account comes when.
             */
            seed: number;
            /**
             * Format: int32
             * @description Over how many days of it the accounts are spread.
             */
            spread_days: number;
            /** @enum {string} */
            when: "wave";
        } | {
            /**
             * Format: int32
             * @description How many.
             */
            daily: number;
            /**
             * Format: int64
             * @description Decides who is drawn when.
             */
            seed: number;
            /** @enum {string} */
            when: "sample";
        } | {
            /**
             * Format: int32
             * @description How many days before.
             */
            days_before: number;
            /** @enum {string} */
            when: "contract_end";
        };
        /** @description What has to hold for a property of an event. */
        PropertyCondition: {
            /** @description The property; dots lead into objects, as in `cart.total`. */
            property: string;
            /** @description What is asked of it. */
            test: components["schemas"]["PropertyTest"];
            /** @description What it is compared with; nothing for `known`. */
            value?: string | null;
        };
        /**
         * @description What is asked of a property.
         * @enum {string}
         */
        PropertyTest: "is" | "is_not" | "contains" | "at_least" | "at_most" | "known";
        /** @description What changes from moment to moment, and is cheap to find out. */
        Pulse: {
            /** @description Consumers that do not keep up with the log. */
            behind: components["schemas"]["Behind"][];
            /** @description Jobs by state. */
            jobs: components["schemas"]["Jobs"];
            /**
             * Format: int64
             * @description The number of the newest event in the log.
             */
            log_head: number;
            /** @description What somebody has to look at; empty when all is well. */
            troubles: components["schemas"]["Trouble"][];
        };
        /**
         * @description The three kinds of links.
         * @enum {string}
         */
        PurposeOut: "owner" | "invite" | "password";
        /** @description A question to the data. */
        Question: {
            /** @description Whether groups and conditions see the account's attributes as they were when the response was recorded, or as they are now. */
            attributes?: components["schemas"]["AsOf"];
            /**
             * @description Dimensions to group by: `touchpoint`, `offering`, `channel`, `team`, `question`, `survey`, `pattern`, `aspect`, `language`, `account`, `contact`,
             *     or `account.NAME`, `contact.NAME`, `response.NAME` for an attribute.
             */
            by?: string[];
            /**
             * @description Dates `A..B` to compare with: the same groups in that range as a whole.
             * @example 2017-04-01..2017-05-01
             */
            compare_to?: string | null;
            /**
             * Format: double
             * @description Confidence of the interval, between 0 and 1.
             */
            confidence?: number;
            /**
             * @description Local dates `A..B` of the experience, A included, B not; either may be left open. Without: everything.
             * @example 2017-05-01..2017-06-01
             */
            during?: string | null;
            /**
             * @description One row for each period of this length.
             * @example month
             */
            every?: string | null;
            interval?: components["schemas"]["Interval"] | null;
            /** @description What is measured. */
            measure: components["schemas"]["Measure"];
            /**
             * Format: int64
             * @description Values of fewer people than this are withheld; the workspace's own minimum holds in any case.
             */
            min_people?: number | null;
            /** @description Keys of the survey questions; empty: all of the measure's kind. */
            of?: string[];
            /** @description For `share`: the points that count, as scores or as codes or labels of options. */
            points?: components["schemas"]["PointName"][];
            /**
             * Format: int64
             * @description How many votes there would be had everybody answered: narrows the interval (finite population correction).
             */
            population?: number | null;
            /** @description Keep only the groups with most answers. */
            top?: number | null;
            /** @description What one vote is. */
            unit?: components["schemas"]["Unit"];
            /** @description Condition of another group to compare with; it stands in place of `where`. */
            versus?: string | null;
            /** @description Whether responses count by their weight. */
            weighted?: boolean;
            /**
             * @description Condition on what counts: `account.tier = 'gold' and not channel in ('web', 'app') and score <= 6`.
             * @example account.tier = 'gold' and score <= 6
             */
            where?: string | null;
            /**
             * @description Time zone of dates and periods (IANA); without: the workspace's.
             * @example Europe/Berlin
             */
            zone?: string | null;
        };
        /** @description The answers to one question. */
        QuestionReport: {
            /**
             * Format: int64
             * @description Cells that say nothing.
             */
            blank: number;
            /** @description Header of its column. */
            column: string;
            /** @description How often each point or choice was given; empty for text. */
            distribution: {
                [key: string]: number;
            };
            /** @description Its key. */
            key: string;
            /** @description Its kind. */
            kind: string;
            /**
             * Format: int64
             * @description Answers.
             */
            n: number;
            /**
             * Format: int64
             * @description Cells that say it does not apply.
             */
            not_applicable: number;
        };
        /** @description How many answers of a kind are wanted. */
        Quota: {
            /** @description The ending they get. */
            ending: string;
            /** @description Its name. */
            key: string;
            /**
             * Format: int32
             * @description So many; whoever comes later gets the ending and is not recorded.
             */
            limit: number;
            when?: components["schemas"]["Condition"] | null;
        };
        /** @description The same scale for several rows. */
        RatingMatrix: {
            /** @description Whether the rows are in another order for everybody. */
            random?: boolean;
            /** @description The rows. */
            rows: components["schemas"]["SurveyChoice"][];
            /** @description Their scale. */
            scale: components["schemas"]["OwnScale"];
        };
        /** @description A reading of the data. A value that was not computed is null, never 0. */
        Reading: {
            /**
             * Format: int64
             * @description Surveys take part that promised anonymity: their answers count in blocks of this many people or more, wholly or not at all.
             */
            anonymous?: number | null;
            /** @description The moment it was answered; everything committed before counts. */
            as_of: components["schemas"]["Time"];
            /** @description The question as it was asked. */
            asked: components["schemas"]["Question"];
            interval?: components["schemas"]["Interval"] | null;
            /** @description What is mixed in every row because the question asked for it: `pattern`, `aspect`. */
            mixed?: string[];
            /** @description One row for each group and period with answers. */
            rows: components["schemas"]["ReadingRow"][];
            /** @description What the value is, in words, with the points of each scale. */
            rule: string;
            /** @description Everything together, also what `top` left out. */
            total: components["schemas"]["ReadingRow"];
        };
        /** @description One group in one period. */
        ReadingRow: (components["schemas"]["Comparison"] | null) & {
            /** @description The group: each dimension with its value, null where it is blank. For a distribution also `score`. */
            by: Record<string, never>;
            /**
             * Format: double
             * @description Effective number of votes, of a weighted question.
             */
            effective_n?: number | null;
            /**
             * Format: double
             * @description Upper end of the interval.
             */
            high?: number | null;
            /**
             * Format: double
             * @description Lower end of the interval.
             */
            low?: number | null;
            /**
             * Format: int64
             * @description Number of votes.
             */
            n: number;
            /** @description The value is not computed because these must not be mixed: `pattern`, `aspect`, `scale`. */
            not_mixed?: string[];
            /**
             * Format: int64
             * @description Number of people, when a least number of them was asked for.
             */
            people?: number | null;
            /** @description The period, as in `2017-05-03`, `2017-W18`, `2017-05`, `2017-Q2` or `2017`. */
            period?: string | null;
            /**
             * @description Votes by point; null when withheld or when the points do not belong to one scale.
             * @example {
             *       "9": 636,
             *       "10": 800
             *     }
             */
            tally?: {
                [key: string]: number;
            } | null;
            /** @description The value is withheld because too few people stand behind it. */
            too_few?: boolean;
            /**
             * Format: double
             * @description Points for nps, percent for shares, the question's own scale for means.
             */
            value?: number | null;
            /** @description Weights by point, of a weighted question. */
            weights?: {
                [key: string]: number;
            } | null;
        };
        /** @description What was made anew. */
        Rebuilt: {
            /** @description How many ratings their columns hold. */
            ratings: number;
            /** @description How many workspaces. */
            workspaces: number;
        };
        /** @description An import as it is kept. */
        Record: {
            /** @description Who brought it in. */
            actor: string;
            done_at?: components["schemas"]["Time"] | null;
            /** @description Name of the file. */
            file: string;
            /** @description Its id. */
            id: components["schemas"]["ImportId"];
            /** @description What was brought in: `responses`. */
            kind: string;
            /** @description When it began. */
            made_at: components["schemas"]["Time"];
            report?: components["schemas"]["Report"] | null;
            /**
             * Format: int64
             * @description Rows of the file.
             */
            rows: number;
            /**
             * @description `writing`, `done` or `failed`. A file of more than 100,000 rows that was cut short stays `writing`: `written` says how far it came,
             *     and importing the same file again goes on from there.
             */
            state: string;
            /**
             * Format: int64
             * @description Good rows handled so far.
             */
            written: number;
        };
        /** @description A response as it was recorded. */
        Recorded: {
            account?: components["schemas"]["NamedAccount"] | null;
            /** @description Whether its survey promised anonymity: it shows the day and, once enough people answered, its words; nothing else. */
            anonymous?: boolean;
            /** @description When it was answered. */
            answered_at: components["schemas"]["Time"];
            /** @description The answers, by key of their question. */
            answers: components["schemas"]["RecordedAnswer"][];
            /** @description Values by the names of their attributes. */
            attributes: {
                [key: string]: unknown;
            };
            /** @description How it was asked. */
            channel?: string | null;
            contact?: components["schemas"]["NamedContact"] | null;
            /** @description Why no figure counts it, if none does. */
            excluded?: string | null;
            /** @description When it was lived through. */
            experienced_at: components["schemas"]["Time"];
            /** @description The id in the system it comes from. */
            external_id?: string | null;
            /** @description The files that were sent with it; only for those who see customers' names. */
            files?: components["schemas"]["SentFile"][];
            /** @description Its id. */
            id: components["schemas"]["ResponseId"];
            /** @description Language of the answer. */
            language?: string | null;
            /** @description Key of the offering. */
            offering?: string | null;
            /** @description When it came here. */
            received_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Rises with every replacement.
             */
            revision: number;
            /** @description Key of the survey. */
            survey?: string | null;
            /** @description What people call the survey. */
            survey_name?: string | null;
            /** @description The tags it wears. */
            tags?: components["schemas"]["WornTag"][];
            /** @description Key of the team that served. */
            team?: string | null;
            /** @description Whether it is a trial that no figure counts. */
            test: boolean;
            /**
             * Format: double
             * @description How much it counts in weighted figures.
             */
            weight: number;
        };
        /** @description An answer as it was recorded. */
        RecordedAnswer: {
            aspect?: components["schemas"]["Aspect"] | null;
            /** @description Labels of the options chosen. */
            choices?: string[];
            /** @description Key of the offering it is about. */
            offering?: string | null;
            pattern?: components["schemas"]["Pattern"] | null;
            /** @description Key of the question. */
            question: string;
            /**
             * Format: double
             * @description The point of the scale; for `solved`, 2 is yes, 1 partly, 0 no.
             */
            score?: number | null;
            /** @description The words. */
            text?: string | null;
            /** @description Key of the touchpoint it is about. */
            touchpoint?: string | null;
        };
        /** @description The response that was recorded. */
        RecordedId: {
            id: components["schemas"]["ResponseId"];
        };
        /**
         * @description What is taken out of words before they are stored.
         * @enum {string}
         */
        Redact: "mail" | "phone" | "card";
        /** @description Something that was not taken in. */
        RefusedItem: {
            at: components["schemas"]["Time"];
            /** @description What it tells, if it says so. */
            call?: string | null;
            /** @description The source's own id of it. */
            external_id?: string | null;
            id: components["schemas"]["RefusedItemId"];
            /** @description As it came, shortened when it is long; only for who sees names of customers. */
            payload?: string | null;
            /** @description Where it is wrong. */
            place?: string | null;
            /** @description Why it was refused. */
            reason: string;
            /** @description Key of the source. */
            source: string;
        };
        /**
         * @description The id of a refused item.
         * @example irf_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        RefusedItemId: string;
        /** @description What an import did, or would do. */
        Report: {
            /**
             * Format: int64
             * @description Responses that were new.
             */
            created: number;
            /** @description Whether the good rows were written. */
            done: boolean;
            /** @description What did not exist before and was made, by noun: `"contact": 12`. */
            made: {
                [key: string]: number;
            };
            /** @description What the reader should know. */
            notes: string[];
            /**
             * Format: int64
             * @description How many problems there are in all.
             */
            problem_count: number;
            /** @description The first hundred problems. */
            problems: components["schemas"]["RowProblem"][];
            /** @description The answers of the rows that could be read, per question in the order of the map. */
            questions: components["schemas"]["QuestionReport"][];
            /**
             * Format: int64
             * @description Rows that were refused.
             */
            refused: number;
            /**
             * Format: int64
             * @description Responses that were here with other content and were replaced.
             */
            replaced: number;
            /**
             * Format: int64
             * @description Rows of the file, without its header.
             */
            rows: number;
            /**
             * Format: int64
             * @description Rows whose response was here with the same content.
             */
            unchanged: number;
        };
        /** @description How many responses a list has. */
        ResponseCount: {
            /**
             * Format: int64
             * @description The most rows a workbook has room for.
             */
            most_in_xlsx: number;
            /**
             * Format: int64
             * @description How many were found.
             */
            n: number;
            /** @description Whether a file would show the caller the names of customers. */
            names: boolean;
            /** @description Whether that is all: what answers say is looked at in 200,000 responses at most. */
            whole: boolean;
        };
        /**
         * @description The id of a response.
         * @example rsp_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        ResponseId: string;
        /** @description A response. */
        ResponseIn: {
            account?: components["schemas"]["AccountName"] | null;
            answered_at?: components["schemas"]["Time"] | null;
            /** @description The answers, one per question. */
            answers?: components["schemas"]["AnswerIn"][];
            /** @description Values by the names of attributes of responses. */
            attributes?: {
                [key: string]: components["schemas"]["Value"];
            };
            /** @description How it was asked. */
            channel?: string | null;
            contact?: components["schemas"]["ContactName"] | null;
            experienced_at?: components["schemas"]["Time"] | null;
            /** @description The id in the system it comes from: the same id with the same content is recorded once, with other content it is a conflict. */
            external_id?: string | null;
            /** @description Language of the answer. */
            language?: string | null;
            /** @description Key of the offering. */
            offering?: string | null;
            /** @description Key of the survey. */
            survey?: string | null;
            /** @description Key of the team that served. */
            team?: string | null;
            /** @description Whether it is a trial that no figure counts. */
            test?: boolean;
            /**
             * Format: double
             * @description How much it counts in weighted figures; 1 unless told.
             */
            weight?: number | null;
        };
        /** @description Whether figures count a response. */
        ResponsePatch: {
            /** @description Why no figure shall count it; `null` lets it count again. */
            excluded?: string | null;
            /** @description Whether it is a trial that no figure counts. */
            test?: boolean | null;
        };
        /** @description What became of parked events. */
        Retaken: {
            /** @description Events that were taken now. */
            events: number;
            /** @description Workspaces in which a consumer still fails; the doctor says why. */
            failing: number;
        };
        /**
         * @description One thing that may be allowed; the scopes of tokens are rights too.
         * @enum {string}
         */
        Right: "read_customers" | "write_customers" | "see_customers" | "read_journeys" | "write_journeys" | "read_answers" | "write_answers" | "manage_programmes" | "ask" | "import" | "export" | "erase" | "read_workspace" | "manage_workspace" | "create_workspaces" | "read_members" | "manage_members" | "see_employees" | "manage_tokens" | "read_audit" | "operate";
        /**
         * @description What a member is in a workspace.
         * @enum {string}
         */
        Role: "owner" | "admin" | "analyst" | "manager" | "agent" | "viewer";
        /** @description What is wrong in a row, and what to do. */
        RowProblem: {
            /** @description Header of the column, when one is to blame. */
            column?: string | null;
            /**
             * Format: int64
             * @description The line of the file it begins on, counted from 1.
             */
            line: number;
            /** @description What is wrong and what to do. */
            reason: string;
            /**
             * Format: int64
             * @description The row, counted from 1 without the header.
             */
            row: number;
        };
        /**
         * @description How the points of a scale are drawn.
         * @enum {string}
         */
        ScaleLook: "numbers" | "stars" | "smileys";
        /** @description A scale from 1 to 5 or 7. */
        ScalePoints: {
            /** @description Words at the high end. */
            high?: components["schemas"]["Text"];
            /** @description How they are drawn. */
            look?: components["schemas"]["ScaleLook"];
            /** @description Words at the low end. */
            low?: components["schemas"]["Text"];
            /**
             * Format: int32
             * @description 5 or 7.
             */
            points?: number;
        };
        /** @description It arrived. */
        SegmentAnswer: {
            /** @description Always true; what was not taken in is on the page of refused items. */
            success: boolean;
        };
        /** @description Messages in their order. */
        SegmentBatch: {
            batch: components["schemas"]["SegmentMessage"][];
            /** @description Context of all messages. */
            context?: Record<string, never> | null;
            sentAt?: components["schemas"]["Time"] | null;
            writeKey?: string | null;
        };
        /** @description A message of one of Segment's calls. Fields that are not named here are left alone. */
        SegmentMessage: {
            /** @description Who, before they said who they are. */
            anonymousId?: string | null;
            /** @description Where and with what; `groupId` in it names the account. */
            context?: Record<string, never> | null;
            /** @description For `track`: what was done. */
            event?: string | null;
            /** @description For `group`: the external id of an account. */
            groupId?: string | null;
            /** @description The same id is taken once. */
            messageId?: string | null;
            /** @description For `page` and `screen`: what was looked at. */
            name?: string | null;
            /** @description For `alias`: the name the person had. */
            previousId?: string | null;
            /** @description What else is known of what was done. */
            properties?: Record<string, never> | null;
            sentAt?: components["schemas"]["Time"] | null;
            timestamp?: components["schemas"]["Time"] | null;
            /** @description What is known of the person or account. */
            traits?: Record<string, never> | null;
            /** @description In a batch, what it tells: `track`, `page`, `screen`, `identify`, `group` or `alias`. */
            type?: string | null;
            /** @description Who: the external id of a contact. */
            userId?: string | null;
            /** @description The write key, for programs that send no header. */
            writeKey?: string | null;
        };
        /** @description When people are asked: hours of their own days. */
        SendWindow: {
            /** @description On these days of the week: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`. */
            days: string[];
            /** @description From this time of day on. */
            from: string;
            /** @description And before this one. */
            until: string;
        };
        /** @description A file that was sent with a response. */
        SentFile: {
            /**
             * Format: int64
             * @description How long it is.
             */
            bytes: number;
            /** @description Its id, by which it is fetched. */
            id: components["schemas"]["FileId"];
            /** @description What it holds. */
            media_type: string;
            /** @description What its sender called it. */
            name: string;
        };
        /**
         * @description The id of a session.
         * @example ses_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        SessionId: string;
        /** @description Who is logged in. */
        SessionOut: {
            /** @description Send it as `Touchstone-CSRF` with every write. */
            csrf: string;
            mail: string;
            name: string;
            /** @description The one joined first comes first. */
            workspaces: components["schemas"]["MembershipOut"][];
        };
        /**
         * @description Why somebody is not asked.
         * @enum {string}
         */
        SkipReason: "held" | "asked_recently" | "account_asked" | "objected" | "no_address" | "suppressed" | "too_late" | "left_audience" | "survey_closed" | "programme_ended";
        /** @description How many were not asked for one reason. */
        SkippedCount: {
            /** Format: int64 */
            people: number;
            reason: components["schemas"]["SkipReason"];
        };
        /** @description A source. */
        Source: {
            /** @description What it sent in the last 30 days, by call. */
            calls: {
                [key: string]: components["schemas"]["SourceCount"];
            };
            closed_at?: components["schemas"]["Time"] | null;
            folder?: string | null;
            id: components["schemas"]["SourceId"];
            key: string;
            kind: components["schemas"]["SourceKind"];
            last_at?: components["schemas"]["Time"] | null;
            made_at: components["schemas"]["Time"];
            map?: string | null;
            merges: boolean;
            name: string;
            /** Format: int64 */
            revision: number;
            /** @description What it shows when it sends. */
            write_key: string;
        };
        /** @description How many came, of one call. */
        SourceCount: {
            /**
             * Format: int64
             * @description Here before: the same message came again.
             */
            again: number;
            /**
             * Format: int64
             * @description Not taken in.
             */
            refused: number;
            /**
             * Format: int64
             * @description Taken in.
             */
            taken: number;
        };
        /**
         * @description The id of a source.
         * @example src_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        SourceId: string;
        /** @description A new source. */
        SourceIn: {
            /** @description For folders: the name of the folder, within the one that the server looks into. */
            folder?: string | null;
            /** @description What files and programs call it: lower-case letters, digits and `_`. */
            key: string;
            kind: components["schemas"]["SourceKind"];
            /** @description For webhooks and files: where what is meant stands in what it sends (TOML). */
            map?: string | null;
            /** @description Whether it may make one person of two that are known, by alias and identify; so unless told. Say no for a key that stands in public pages. */
            merges?: boolean | null;
            /** @description What people call it; its key unless told. */
            name?: string | null;
        };
        /**
         * @description How a source tells, and what.
         * @enum {string}
         */
        SourceKind: "segment" | "cloudevents" | "webhook" | "folder" | "files" | "feedback" | "reviews" | "support" | "complaints";
        /** @description A change of a source. */
        SourcePatch: {
            folder?: string | null;
            map?: string | null;
            /** @description Whether it may make one person of two that are known. */
            merges?: boolean | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
        };
        /**
         * @description The id of a stage.
         * @example stg_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        StageId: string;
        /** @description A new stage. */
        StageIn: {
            /** @description The name files and packs use. */
            key: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description Stages in the order wanted; those left out keep theirs behind. */
        StageOrder: {
            order: components["schemas"]["StageId"][];
        };
        /** @description A stage. */
        StageOut: {
            id: components["schemas"]["StageId"];
            key: string;
            name: string;
            /** Format: int64 */
            position: number;
            /** Format: int64 */
            revision: number;
        };
        /** @description A change of a stage. */
        StagePatch: {
            name?: string | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
        };
        /** @description A state and when it began. */
        StateSince: {
            since: components["schemas"]["Time"];
            state: components["schemas"]["AccountState"];
        };
        /** @description An address that gets no more letters. */
        Suppression: {
            /** @description The address; withheld from those who do not see customers, and none when its owner was erased. */
            address?: string | null;
            id: components["schemas"]["SuppressionId"];
            reason: components["schemas"]["SuppressionReason"];
            since: components["schemas"]["Time"];
        };
        /**
         * @description The id of a suppression.
         * @example sup_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        SuppressionId: string;
        /** @description An address to be left alone. */
        SuppressionIn: {
            address: string;
        };
        /**
         * @description Why an address gets no more letters.
         * @enum {string}
         */
        SuppressionReason: "unsubscribed" | "hard_bounce" | "complaint" | "by_hand";
        /** @description An answer that was not taken. */
        SurveyAnswerRefused: {
            /** @description Its place in the request, from 0. */
            at: number;
            /** @description Its id where it comes from. */
            external_id: string;
            /** @description What is wrong with its answers. */
            faults: components["schemas"]["AnswerFault"][];
            /** @description Why. */
            reason: string;
        };
        /** @description Answers to one version of a survey. */
        SurveyAnswersIn: {
            /** @description The answers. */
            answers: components["schemas"]["GivenElsewhere"][];
            /**
             * Format: int64
             * @description The version they answer; the newest unless told.
             */
            version?: number | null;
        };
        /** @description What became of answers from elsewhere. */
        SurveyAnswersTaken: {
            /** @description Those that were not taken. */
            refused: components["schemas"]["SurveyAnswerRefused"][];
            /**
             * Format: int64
             * @description How many were taken.
             */
            taken: number;
            /**
             * Format: int64
             * @description How many were here before.
             */
            unchanged: number;
        };
        /** @description A definition to look at. */
        SurveyCheckIn: {
            /** @description The whole definition. */
            definition: components["schemas"]["SurveyDefinition"];
        };
        /** @description One of a list. */
        SurveyChoice: {
            /** @description What answers, conditions and files say. */
            key: string;
            /** @description What people read. */
            label: components["schemas"]["Text"];
        };
        /** @description A list to choose from. */
        SurveyChoices: {
            /**
             * Format: int32
             * @description How many have to be picked at least, where several may.
             */
            least?: number | null;
            /**
             * Format: int32
             * @description How many may be picked at most, where several may.
             */
            most?: number | null;
            /** @description The list. */
            options: components["schemas"]["SurveyChoice"][];
            /** @description Whether another answer may be written in words; it has the key `other`, its words `QUESTION.other`. */
            other?: boolean;
            /** @description Whether the list is in another order for everybody. */
            random?: boolean;
        };
        /** @description A survey: pages with questions, the logic between them, endings, languages and looks. */
        SurveyDefinition: {
            /** @description What is shown at the end: the first whose condition holds. Without any, plain thanks. */
            endings?: components["schemas"]["SurveyEnding"][];
            /** @description Values that a link brings along. */
            hidden?: components["schemas"]["HiddenField"][];
            /** @description The tags of its languages; the first is used where another has no words. */
            languages: string[];
            /** @description The pages in order. */
            pages: components["schemas"]["SurveyPage"][];
            /** @description How many answers of a kind are wanted. */
            quotas?: components["schemas"]["Quota"][];
            /** @description How it behaves. */
            settings?: components["schemas"]["SurveySettings"];
            /** @description How it looks. */
            theme?: components["schemas"]["SurveyTheme"];
            /** @description What people read above the first page. */
            title: components["schemas"]["Text"];
            /** @description Values that are computed. */
            variables?: components["schemas"]["Variable"][];
            /** @description Words below the title. */
            welcome?: components["schemas"]["Text"];
        };
        /** @description How often each point was given. */
        SurveyDistribution: {
            /** @description What it asks, as its answers are kept. */
            label: string;
            /**
             * Format: int64
             * @description Number of answers; of several choices each counts.
             */
            n: number;
            /** @description Key of the question in questions to the data: `QUESTION`, or `QUESTION.ROW`. */
            of: string;
            /**
             * Format: int64
             * @description Number of people, where a least number of them is asked for.
             */
            people?: number | null;
            /** @description The points in order. */
            points: components["schemas"]["SurveyPoint"][];
            /** @description Too few people stand behind it: nothing is shown. */
            too_few?: boolean;
        };
        /** @description A draft to keep. */
        SurveyDraftIn: {
            /** @description The whole definition. */
            definition: components["schemas"]["SurveyDefinition"];
            /**
             * Format: int64
             * @description The revision you have seen: the draft is refused when somebody else was faster.
             */
            revision?: number | null;
        };
        /** @description What is shown at the end. */
        SurveyEnding: {
            /** @description Its name, for jumps and quotas. */
            key: string;
            /** @description Where people are taken instead: an address that begins with `https://`. */
            redirect?: string | null;
            show_if?: components["schemas"]["Condition"] | null;
            /** @description What people read. */
            title: components["schemas"]["Text"];
            /** @description Words below. */
            words?: components["schemas"]["Text"];
        };
        /** @description A file to read. */
        SurveyFileIn: {
            /** @description Its text: ours, JSON of `SurveyJS` or Formbricks, or `.lss` of `LimeSurvey`. */
            file: string;
        };
        /** @description Something that is wrong with a survey. */
        SurveyFinding: {
            /** @description Where: `pages[1].questions[0].show_if`. */
            place: string;
            /** @description What is wrong, and what to do. */
            reason: string;
            /** @description Whether it stands in the way. */
            severity: components["schemas"]["FindingSeverity"];
        };
        /** @description What was found in a definition. */
        SurveyFindings: {
            findings: components["schemas"]["SurveyFinding"][];
        };
        /**
         * @description A way of writing surveys down.
         * @enum {string}
         */
        SurveyFormat: "touchstone" | "surveyjs" | "limesurvey" | "formbricks";
        /**
         * @description The id of a survey.
         * @example srv_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        SurveyId: string;
        /** @description A new survey; without `from` it begins with one empty page. */
        SurveyIn: {
            from?: components["schemas"]["SurveySource"] | null;
            /** @description The name used in answers, files and questions to the data; made from the name unless told. */
            key?: string | null;
            /** @description What people call it; the title of its definition unless told. */
            name?: string | null;
        };
        /** @description One person who is to be asked on one occasion, and what became of it. */
        SurveyInvitation: {
            /**
             * Format: int64
             * @description How often the occasion came again before the person was asked.
             */
            again: number;
            detail?: string | null;
            due_at: components["schemas"]["Time"];
            expires_at?: components["schemas"]["Time"] | null;
            finished: boolean;
            id: components["schemas"]["InvitationId"];
            occasion: string;
            person?: components["schemas"]["InvitedPerson"] | null;
            programme: components["schemas"]["ProgrammeId"];
            reason?: components["schemas"]["SkipReason"] | null;
            /** Format: int64 */
            reminded: number;
            sent_at?: components["schemas"]["Time"] | null;
            started: boolean;
            state: components["schemas"]["InvitationState"];
        };
        /** @description Where to go after a page. */
        SurveyJump: {
            /** @description Where. */
            to: components["schemas"]["SurveyTarget"];
            when?: components["schemas"]["Condition"] | null;
        };
        /** @description Something in a file that could not be carried over as it is. */
        SurveyLeft: {
            /** @description Where it stands in the file. */
            place: string;
            /** @description What it is, why it could not be carried over, and what was done. */
            reason: string;
        };
        /** @description Somebody who gets a personal link. */
        SurveyLinkFor: {
            account?: components["schemas"]["AccountName"] | null;
            contact: components["schemas"]["ContactName"];
            /** @description Values for the survey's hidden fields. */
            hidden?: {
                [key: string]: string;
            };
            /** @description The language of this one. */
            language?: string | null;
        };
        /**
         * @description The id of a survey link.
         * @example lnk_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        SurveyLinkId: string;
        /** @description A new link. */
        SurveyLinkIn: {
            account?: components["schemas"]["AccountName"] | null;
            contact?: components["schemas"]["ContactName"] | null;
            expires_at?: components["schemas"]["Time"] | null;
            /** @description Values for the survey's hidden fields. */
            hidden?: {
                [key: string]: string;
            };
            kind: components["schemas"]["SurveyLinkKind"];
            /** @description The language it opens in; the browser's unless told. */
            language?: string | null;
            /** @description What you call it. */
            name?: string | null;
            /** @description Whether it takes one answer only; a personal link does unless told otherwise. */
            single?: boolean | null;
        };
        /**
         * @description Whom a link leads to a survey.
         * @enum {string}
         */
        SurveyLinkKind: "public" | "personal" | "trial";
        /** @description A link to a survey. */
        SurveyLinkOut: {
            account?: components["schemas"]["NamedAccount"] | null;
            /** @description Where it is opened; that of a personal link is told once, when it is made. */
            address?: string | null;
            /**
             * Format: int64
             * @description How many have begun by it.
             */
            begun: number;
            closed_at?: components["schemas"]["Time"] | null;
            contact?: components["schemas"]["NamedContact"] | null;
            expires_at?: components["schemas"]["Time"] | null;
            /** @description Values for the survey's hidden fields. */
            hidden: {
                [key: string]: string;
            };
            id: components["schemas"]["SurveyLinkId"];
            kind: components["schemas"]["SurveyLinkKind"];
            language?: string | null;
            made_at: components["schemas"]["Time"];
            name: string;
            /**
             * Format: int64
             * @description How many have sent their answers.
             */
            sent: number;
            /** @description Whether it takes one answer only. */
            single: boolean;
        };
        /** @description Personal links for many people. */
        SurveyLinksIn: {
            expires_at?: components["schemas"]["Time"] | null;
            /** @description The language they open in; the browser's unless told. */
            language?: string | null;
            /** @description What you call them all. */
            name?: string | null;
            /** @description For whom, at most 10,000 at once. */
            people: components["schemas"]["SurveyLinkFor"][];
            /** @description Whether each takes one answer only; so unless told. */
            single?: boolean | null;
        };
        /** @description A survey that was made. */
        SurveyMade: components["schemas"]["SurveyOut"] & {
            /** @description What a file of another program held and could not be carried over. */
            left: components["schemas"]["SurveyLeft"][];
        };
        /** @description A survey. */
        SurveyOut: components["schemas"]["SurveySummary"] & {
            definition?: components["schemas"]["SurveyDefinition"] | null;
            /** @description What is wrong with the draft, or worth a look. */
            findings: components["schemas"]["SurveyFinding"][];
        };
        /** @description A page. */
        SurveyPage: {
            /** @description Where to go after it: the first whose condition holds; to the next page if none. */
            jumps?: components["schemas"]["SurveyJump"][];
            /** @description Its name, for jumps. */
            key: string;
            /** @description Its questions in order. */
            questions: components["schemas"]["SurveyPageQuestion"][];
            /** @description Whether its questions are in another order for everybody. */
            random?: boolean;
            show_if?: components["schemas"]["Condition"] | null;
            /** @description What people read above it. */
            title?: components["schemas"]["Text"];
        };
        /** @description A question. */
        SurveyPageQuestion: {
            /** @description What it asks for. */
            ask: components["schemas"]["Ask"];
            aspect?: components["schemas"]["Aspect"] | null;
            /** @description Words below. */
            help?: components["schemas"]["Text"];
            /** @description Its name in answers, conditions and questions to the data. */
            key: string;
            /** @description What people are asked. */
            label: components["schemas"]["Text"];
            pattern?: components["schemas"]["Pattern"] | null;
            /** @description Whether it has to be answered. */
            required?: boolean;
            required_if?: components["schemas"]["Condition"] | null;
            show_if?: components["schemas"]["Condition"] | null;
            /** @description Key of the touchpoint it is about. */
            touchpoint?: string | null;
        };
        /** @description How many came to a page. */
        SurveyPageResult: {
            /** @description Its key. */
            page: string;
            /**
             * Format: int64
             * @description How many saw it.
             */
            reached: number;
            /**
             * Format: int64
             * @description How many went on from it.
             */
            sent: number;
            /**
             * Format: int64
             * @description How many have it open: they left, or are about to answer.
             */
            stopped: number;
            /** @description What stands over it, by language. */
            title: components["schemas"]["Text"];
        };
        /** @description A change of a survey. */
        SurveyPatch: {
            /** @description What people call it. */
            name?: string | null;
        };
        /** @description How far people went who followed a link. */
        SurveyPathResult: {
            /** @description How many of those who began sent it, in percent. */
            completion: components["schemas"]["SurveyShare"];
            /** @description Whether more began than were looked at: then these are those who began last. */
            more?: boolean;
            /** @description Page by page, in the order of the survey; those that the newest version does not have any more come last. */
            pages: components["schemas"]["SurveyPageResult"][];
            /**
             * Format: int64
             * @description How many sent it.
             */
            sent: number;
            /**
             * Format: int64
             * @description How many began.
             */
            started: number;
            /** @description From the first page to sending it, interruptions included. */
            time: components["schemas"]["SurveyTime"];
            /**
             * Format: int64
             * @description How many were turned away because enough had answered; they neither completed it nor left.
             */
            turned_away: number;
        };
        /** @description How often one point was given. */
        SurveyPoint: {
            /**
             * Format: double
             * @description Upper end of the interval.
             */
            high?: number | null;
            /**
             * Format: double
             * @description Lower end of the interval.
             */
            low?: number | null;
            /**
             * Format: int64
             * @description How often.
             */
            n: number;
            /** @description The point: a number, or what a choice is called. */
            point: components["schemas"]["PointName"];
            /**
             * Format: double
             * @description In percent.
             */
            value?: number | null;
        };
        /**
         * @description The id of a survey question.
         * @example qst_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        SurveyQuestionId: string;
        /** @description A new survey question; what is left out follows from its kind. */
        SurveyQuestionIn: {
            aspect?: components["schemas"]["Aspect"] | null;
            higher_is?: components["schemas"]["HigherIs"] | null;
            /** @description The name used in answers, maps and questions to the data. */
            key: string;
            kind: components["schemas"]["Kind"];
            /** @description What people are asked; the key unless told. */
            label?: string | null;
            /** @description The choices, in the order of their scores. */
            options?: components["schemas"]["ChoiceOption"][];
            pattern?: components["schemas"]["Pattern"] | null;
            /**
             * @description Lowest and highest point, as in `1..5`.
             * @example 1..5
             */
            scale?: string | null;
            /** @description Key of the touchpoint its answers are about; made when it is not here. */
            touchpoint?: string | null;
        };
        /** @description A survey question. */
        SurveyQuestionOut: {
            aspect: components["schemas"]["Aspect"];
            higher_is: components["schemas"]["HigherIs"];
            id: components["schemas"]["SurveyQuestionId"];
            key: string;
            kind: components["schemas"]["Kind"];
            label: string;
            options: components["schemas"]["ChoiceOption"][];
            pattern: components["schemas"]["Pattern"];
            /** Format: int64 */
            revision: number;
            /** @example 1..5 */
            scale?: string | null;
            touchpoint?: string | null;
        };
        /** @description A change of a survey question: key, kind and scale stay, because answers are on them. */
        SurveyQuestionPatch: {
            aspect?: components["schemas"]["Aspect"] | null;
            label?: string | null;
            /** @description Choices to add behind those that are here; one with a known code gets the new label. */
            options?: components["schemas"]["ChoiceOption"][];
            pattern?: components["schemas"]["Pattern"] | null;
            /**
             * Format: int64
             * @description The revision you have seen: the change is refused when somebody else was faster.
             */
            revision?: number | null;
            touchpoint?: string | null;
        };
        /** @description What came of one question. */
        SurveyQuestionResult: {
            /**
             * Format: int64
             * @description How many of them answered it.
             */
            answered: number;
            /** @description Its points with their shares: one distribution for each row of a matrix, option of a ranking or mark; none for words. */
            distributions: components["schemas"]["SurveyDistribution"][];
            /** @description What it asks for, as its definition says. */
            kind: string;
            /** @description Its words by language, as the newest of its versions puts it. */
            label: components["schemas"]["Text"];
            /** @description The page it is on. */
            page: string;
            /** @description Its key in the survey. */
            question: string;
            /**
             * Format: int64
             * @description How many saw it.
             */
            reached: number;
            /** @description The versions that ask it; none before the survey was published. */
            versions: number[];
            /**
             * Format: int64
             * @description How many wrote words, those of another choice included; null where nobody is asked for any.
             */
            words?: number | null;
        };
        /** @description What a file holds. */
        SurveyRead: {
            /** @description The survey that could be made of it. */
            definition: components["schemas"]["SurveyDefinition"];
            format?: components["schemas"]["SurveyFormat"] | null;
            /** @description What could not be carried over as it is. */
            left: components["schemas"]["SurveyLeft"][];
        };
        /** @description What came of a survey. Trials and suspected robots do not count. */
        SurveyResults: {
            /**
             * Format: int64
             * @description It promised anonymity: people count in blocks of this many or more, and newcomers as soon as they are so many.
             */
            anonymous?: number | null;
            /** @description The moment this was read. */
            as_of: components["schemas"]["Time"];
            /** @description Its key in questions to the data. */
            key: string;
            /** @description How far people went who followed a link. */
            path: components["schemas"]["SurveyPathResult"];
            /** @description What they answered, in the order of the survey; what the newest version does not ask any more comes last. */
            questions: components["schemas"]["SurveyQuestionResult"][];
            /** @description The survey. */
            survey: components["schemas"]["SurveyId"];
            /**
             * Format: int64
             * @description The version that is looked at alone; all of them without it.
             */
            version?: number | null;
            /** @description What was published, the newest first. */
            versions: components["schemas"]["SurveyVersionResult"][];
        };
        /** @description The revision you have seen. */
        SurveySeen: {
            /**
             * Format: int64
             * @description The change is refused when somebody else was faster.
             */
            revision?: number | null;
        };
        /** @description How a survey behaves. */
        SurveySettings: {
            /**
             * Format: int32
             * @description The smallest number of people any figure of it may rest on; it promises anonymity to those who answer.
             * @default null
             */
            anonymous: number | null;
            /**
             * @description Whether one may go back.
             * @default true
             */
            back: boolean;
            /**
             * @description Whether answers may be changed after they were sent.
             * @default false
             */
            edit: boolean;
            /**
             * @description Whether the page says how far one is.
             * @default true
             */
            progress: boolean;
            /**
             * @description What is taken out of words before they are stored.
             * @default []
             */
            redact: components["schemas"]["Redact"][];
        };
        /** @description A share with its interval. */
        SurveyShare: {
            /**
             * Format: double
             * @description Upper end of the 95 % interval.
             */
            high?: number | null;
            /**
             * Format: double
             * @description Lower end of the 95 % interval (Wilson).
             */
            low?: number | null;
            /**
             * Format: int64
             * @description Of how many.
             */
            n: number;
            /**
             * Format: double
             * @description In percent; null of nobody.
             */
            value?: number | null;
        };
        /** @description What a new survey begins with. */
        SurveySource: {
            /** @description One of our templates, by its key. */
            template: string;
        } | {
            /** @description A definition as we write it. */
            definition: components["schemas"]["SurveyDefinition"];
        } | {
            /** @description Another survey, by its id. */
            survey: components["schemas"]["SurveyId"];
        } | {
            /** @description The text of a file: ours, JSON of `SurveyJS` or Formbricks, or `.lss` of `LimeSurvey`. */
            file: string;
        };
        /**
         * @description Whether a survey takes answers.
         * @enum {string}
         */
        SurveyState: "draft" | "open" | "closed" | "imported";
        /** @description A survey in a list. */
        SurveySummary: {
            changed_at: components["schemas"]["Time"];
            id: components["schemas"]["SurveyId"];
            key: string;
            last_answered_at?: components["schemas"]["Time"] | null;
            made_at: components["schemas"]["Time"];
            name: string;
            /**
             * Format: int64
             * @description How many responses there are, trials left out.
             */
            responses: number;
            /** Format: int64 */
            revision: number;
            state: components["schemas"]["SurveyState"];
            /**
             * Format: int64
             * @description How many people have begun and not sent yet.
             */
            under_way: number;
            /** @description Whether the draft says something that was not published yet. */
            unpublished: boolean;
            /**
             * Format: int64
             * @description The version that is answered; none before the first was published.
             */
            version?: number | null;
        };
        /** @description A place further on. */
        SurveyTarget: {
            /** @description A page behind this one, by its key. */
            page: string;
        } | {
            /** @description An ending, by its key. */
            ending: string;
        };
        /** @description A survey to start from. */
        SurveyTemplate: {
            /** @description When to use it. */
            about: components["schemas"]["Text"];
            /** @description The survey. */
            definition: components["schemas"]["SurveyDefinition"];
            /** @description Whether it is for a business like that of the workspace: the starting pack it has brings it, or it has none. */
            fits: boolean;
            key: string;
            /** @description What people call it. */
            name: components["schemas"]["Text"];
            /** @description The starting packs that bring it. */
            packs: string[];
        };
        /** @description How a survey looks; what is left out is as the house does it. */
        SurveyTheme: {
            /**
             * @description The colour of buttons and of what is chosen, as `#1f6feb`.
             * @default null
             */
            accent: string | null;
            /**
             * @description The colour behind everything.
             * @default null
             */
            background: string | null;
            /**
             * @description The colour of words.
             * @default null
             */
            ink: string | null;
            /**
             * @description The id of the file with the logo.
             * @default null
             */
            logo: string | null;
            /**
             * @description What the logo says, for those who do not see it.
             * @default null
             */
            logo_words: string | null;
        };
        /** @description How long it took. */
        SurveyTime: {
            /**
             * Format: double
             * @description Half of them took no longer; null of nobody.
             */
            median_seconds?: number | null;
            /**
             * Format: int64
             * @description How many sent it.
             */
            n: number;
        };
        /** @description A version that was published. */
        SurveyVersion: {
            /** @description By whom. */
            actor: string;
            published_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            version: number;
        };
        /** @description A version of the survey. */
        SurveyVersionResult: {
            /** @description When it was published. */
            published_at: components["schemas"]["Time"];
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            version: number;
        };
        /** @description Where the answers lead. */
        SurveyWalk: {
            /** @description The answers that count, in the form they are kept. */
            counted: {
                [key: string]: components["schemas"]["Answer"];
            };
            /** @description How it ends. */
            end: components["schemas"]["WalkEnd"];
            /** @description Key of the ending; none for plain thanks, and while there are faults. */
            ending?: string | null;
            /** @description What is wrong with the answers to the last page. */
            faults: components["schemas"]["AnswerFault"][];
            /** @description The pages in the order they are seen. */
            pages: components["schemas"]["WalkedPage"][];
        };
        /** @description Who answers, and what. */
        SurveyWalkIn: {
            /** @description Attributes of the account. */
            account?: {
                [key: string]: unknown;
            };
            /** @description What they would answer, by key of the question: each page gets those it asks for. */
            answers: {
                [key: string]: components["schemas"]["Answer"];
            };
            /** @description Attributes of the contact. */
            contact?: {
                [key: string]: unknown;
            };
            /** @description What the link brings along. */
            hidden?: {
                [key: string]: string;
            };
            /** @description Tag of the language they read; the survey's first when left out. */
            language?: string | null;
            /**
             * Format: int64
             * @description Decides the order of what is in another order for everybody.
             */
            seed?: number;
            /**
             * Format: int64
             * @description The version that is answered; the draft when left out.
             */
            version?: number | null;
        };
        /** @description A tag. */
        Tag: {
            colour: components["schemas"]["TagColour"];
            id: components["schemas"]["TagId"];
            made_at: components["schemas"]["Time"];
            name: string;
            /** Format: int64 */
            revision: number;
            /**
             * Format: int64
             * @description How many records wear it.
             */
            uses: number;
        };
        /**
         * @description The role of a tag's colour; which colour it is, the page says, light and dark.
         * @enum {string}
         */
        TagColour: "grey" | "blue" | "green" | "amber" | "red" | "violet";
        /**
         * @description The id of a tag.
         * @example tag_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        TagId: string;
        /** @description A new tag. */
        TagIn: {
            colour?: components["schemas"]["TagColour"] | null;
            /** @description What it says; no other tag says the same. */
            name: string;
        };
        /** @description Tags for many responses. */
        TagMany: {
            /** @description The responses. */
            ids: components["schemas"]["ResponseId"][];
            /** @description Tags to take off them. */
            off?: components["schemas"]["TagId"][];
            /** @description Tags to put on them. */
            on?: components["schemas"]["TagId"][];
        };
        /** @description A change of a tag. */
        TagPatch: {
            colour?: components["schemas"]["TagColour"] | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
        };
        /**
         * @description What a target is set for.
         * @enum {string}
         */
        TargetMeasure: "nps" | "csat" | "ces" | "solved" | "mean";
        /**
         * @description The id of a team.
         * @example tem_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        TeamId: string;
        /** @description A team to be made. */
        TeamIn: {
            /** @description Names it in files and questions. */
            key: string;
            /** @description The key unless told. */
            name?: string | null;
            parent?: components["schemas"]["TeamId"] | null;
        };
        /** @description How somebody is in a team. */
        TeamMemberIn: {
            /** @description Whether they lead it. */
            leads?: boolean;
        };
        /** @description Somebody in a team. */
        TeamMemberOut: {
            /** @description Whether they lead it. */
            leads: boolean;
            member: components["schemas"]["MemberId"];
            name: string;
        };
        /** @description A team. */
        TeamOut: {
            id: components["schemas"]["TeamId"];
            key: string;
            name: string;
            parent?: components["schemas"]["TeamId"] | null;
            /** Format: int64 */
            revision: number;
        };
        /** @description What of a team changes; what is not named stays. */
        TeamPatch: {
            key?: string | null;
            name?: string | null;
            parent?: components["schemas"]["TeamId"] | null;
            /**
             * Format: int64
             * @description The revision that was read: the change is refused if somebody else made one since.
             */
            revision?: number | null;
        };
        /** @description A team with the people in it. */
        TeamWithMembers: components["schemas"]["TeamOut"] & {
            members: components["schemas"]["TeamMemberOut"][];
        };
        /** @description One comparison. */
        Test: {
            /** @description How it is compared. */
            is: components["schemas"]["Operator"];
            /**
             * @description What is looked at: the key of a question, `QUESTION.ROW` of a matrix, `QUESTION.other`, `hidden.NAME`, `variable.KEY`, `contact.NAME`,
             *     `account.NAME` or `language`.
             */
            of: string;
            /** @description With what; nothing for `empty` and `answered`. */
            value?: unknown;
        };
        /**
         * @description The same words in several languages, by their tags (`en`, `de-AT`). `{{key}}` stands for an answer or another value, `{{key|words}}` for the
         *     words when there is none.
         */
        Text: {
            [key: string]: string;
        };
        /** @description Bounds of a text, in characters. */
        TextLength: {
            /**
             * Format: int32
             * @description The shortest that is taken.
             * @default null
             */
            least: number | null;
            /**
             * Format: int32
             * @description The longest that is taken; 200 for a line and 5,000 for words unless told.
             * @default null
             */
            most: number | null;
        };
        /**
         * Format: date-time
         * @description An instant (RFC 3339) between the years 1900 and 2199.
         * @example 2026-03-01T09:30:00Z
         */
        Time: string;
        /**
         * @description The id of a token.
         * @example tok_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        TokenId: string;
        /** @description A token to be made. */
        TokenIn: {
            ends_at?: components["schemas"]["Time"] | null;
            /** @description What it is for. */
            name: string;
            /** @description What it may do; nothing that its maker may not do. */
            scopes: components["schemas"]["Right"][];
        };
        /** @description A token that was just made. */
        TokenMade: {
            id: components["schemas"]["TokenId"];
            /** @description Shown this once: send it as `Authorization: Bearer ts_…`. */
            token: string;
        };
        /** @description A token, without its secret. */
        TokenOut: {
            ends_at?: components["schemas"]["Time"] | null;
            /** @description How its text begins. */
            hint: string;
            id: components["schemas"]["TokenId"];
            made_at: components["schemas"]["Time"];
            made_by?: components["schemas"]["MemberId"] | null;
            name: string;
            revoked_at?: components["schemas"]["Time"] | null;
            scopes: components["schemas"]["Right"][];
            seen_at?: components["schemas"]["Time"] | null;
        };
        /**
         * @description The id of a touchpoint.
         * @example tpt_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        TouchpointId: string;
        /** @description A new touchpoint. */
        TouchpointIn: {
            /** @description How we want to behave there. */
            behaviours?: string[];
            /** @description By which way customers meet us there, as in `web`, `phone` or `meeting`. */
            channel?: string | null;
            /** @description The name used in answers, files and questions to the data. */
            key: string;
            /** @description What people call it; its key unless told. */
            name?: string | null;
            stage?: components["schemas"]["StageId"] | null;
            target?: components["schemas"]["TouchpointTarget"] | null;
            team?: components["schemas"]["TeamId"] | null;
        };
        /** @description Touchpoints in the order wanted; those left out keep theirs behind. */
        TouchpointOrder: {
            order: components["schemas"]["TouchpointId"][];
        };
        /** @description A touchpoint. */
        TouchpointOut: {
            /** @description How we want to behave there. */
            behaviours: string[];
            channel?: string | null;
            id: components["schemas"]["TouchpointId"];
            key: string;
            name: string;
            /** Format: int64 */
            position: number;
            retired_at?: components["schemas"]["Time"] | null;
            /** Format: int64 */
            revision: number;
            stage?: components["schemas"]["StageId"] | null;
            target?: components["schemas"]["TouchpointTarget"] | null;
            team?: components["schemas"]["TeamId"] | null;
        };
        /** @description A change of a touchpoint: what is left out stays, `null` clears. */
        TouchpointPatch: {
            /** @description All of them anew. */
            behaviours?: string[] | null;
            channel?: string | null;
            /** @description Cannot be cleared. */
            name?: string;
            /** @description Whether it is no longer used. */
            retired?: boolean | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            stage?: components["schemas"]["StageId"] | null;
            target?: components["schemas"]["TouchpointTarget"] | null;
            team?: components["schemas"]["TeamId"] | null;
        };
        /** @description What we aim at. */
        TouchpointTarget: {
            measure: components["schemas"]["TargetMeasure"];
            /**
             * Format: double
             * @description Points for nps, percent for csat and solved, the question's own scale for ces and mean.
             */
            value: number;
        };
        /** @description Something that will not mend itself. */
        Trouble: {
            /** @description Since when. */
            since: components["schemas"]["Time"];
            /** @description What it is about: a job or a consumer, by name. */
            what: string;
            /** @description What went wrong. */
            why: string;
        };
        /**
         * @description What one vote is.
         * @enum {string}
         */
        Unit: "answers" | "latest_per_person" | "one_per_account";
        Value: unknown;
        /** @description A value that is computed, under a name. It may use variables before it, so that no circle is possible. */
        Variable: {
            /** @description The name; others say `variable.KEY`. */
            key: string;
            /** @description What it is. */
            value: components["schemas"]["Expression"];
        };
        /** @description A list as somebody wants to see it again. */
        View: {
            /** @description The filters, as the page's address has them behind its question mark. */
            address: string;
            changed_at: components["schemas"]["Time"];
            id: components["schemas"]["ViewId"];
            name: string;
            /** @description Whether it is the caller's own. */
            own: boolean;
            page: string;
            /** Format: int64 */
            revision: number;
            /** @description Whether everybody in the workspace sees it. */
            shared: boolean;
        };
        /**
         * @description The id of a view.
         * @example viw_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        ViewId: string;
        /** @description A new view. */
        ViewIn: {
            /** @description The filters, as the page's address has them behind its question mark. */
            address: string;
            /** @description What people call it. */
            name: string;
            /** @description The page it is of, as in `responses`. */
            page: string;
            /** @description Whether everybody in the workspace sees it. */
            shared?: boolean;
        };
        /** @description A change of a view. */
        ViewPatch: {
            address?: string | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The revision you have seen; may be said by `If-Match` instead.
             */
            revision?: number | null;
            shared?: boolean | null;
        };
        /**
         * @description How a way through a survey ends.
         * @enum {string}
         */
        WalkEnd: "ending" | "turned_away" | "stuck";
        /** @description A page that was seen. */
        WalkedPage: {
            /** @description Its key. */
            key: string;
            /** @description Keys of its questions in the order of this person. */
            questions: string[];
        };
        /**
         * @description How often a wave asks.
         * @enum {string}
         */
        WaveEvery: "month" | "quarter" | "half_year" | "year";
        /**
         * @description The id of a workspace.
         * @example wsp_06ewxx6rt1vx9c2mtr4c3qk0m8
         */
        WorkspaceId: string;
        /** @description A workspace to be made. */
        WorkspaceIn: {
            currency?: string | null;
            /** @description Names it in headers and on the command line. */
            key: string;
            locale?: string | null;
            /** Format: int64 */
            min_people?: number | null;
            name: string;
            /**
             * @description IANA name of a time zone; UTC unless told.
             * @example Europe/Berlin
             */
            zone?: string | null;
        };
        /** @description A workspace and its settings. */
        WorkspaceOut: {
            /** @example EUR */
            currency: string;
            id: components["schemas"]["WorkspaceId"];
            key: string;
            /** @example en-GB */
            locale: string;
            made_at: components["schemas"]["Time"];
            /** Format: int64 */
            min_people: number;
            name: string;
            /** Format: int64 */
            revision: number;
            /** @example Europe/Berlin */
            zone: string;
        };
        /** @description Settings to be changed; what is not named stays. */
        WorkspacePatch: {
            currency?: string | null;
            key?: string | null;
            locale?: string | null;
            /** Format: int64 */
            min_people?: number | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The revision that was read: the change is refused if somebody else made one since.
             */
            revision?: number | null;
            zone?: string | null;
        };
        /** @description A tag as a record wears it. */
        WornTag: {
            /** @description The role of its colour. */
            colour: components["schemas"]["TagColour"];
            /** @description Its id. */
            id: components["schemas"]["TagId"];
            /** @description What it says. */
            name: string;
        };
        /** @description A place that is wrong. */
        WrongPlace: {
            /** @description The field. */
            name: string;
            /** @description What is wrong there and what would be right. */
            reason: string;
        };
    };
    responses: {
        /** @description `malformed_body`: The body cannot be read; `invalid_parameter`: A parameter is not valid; `invalid_id`: The id is not valid; `invalid_time`: The time is not valid; `invalid_cursor`: The cursor is not valid */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_logged_in`: Log in first */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_allowed`: Not allowed; `forged_request`: The request did not come from the page */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: Not found */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `method_not_allowed`: The method is not supported here */
        Problem405: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `conflict`: It exists with other content */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `stale`: It was changed in the meantime */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_large`: It is too large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media`: The content type is not supported */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid`: A rule refuses it */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_many`: Too many requests */
        Problem429: {
            headers: {
                /** @description Seconds to wait */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: Not ready */
        Problem503: {
            headers: {
                /** @description Seconds to wait */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
