<?xml version="1.0" encoding="UTF-8"?>
<!-- How is a page cited? By the record of the edition (common/record.xsl) and what is known of the page's division; from it
     the citation in several formats, and what libraries and search engines read. What the header lacks is left out. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:t="teiedition:template"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- What the header says of the whole, with the address at which it is published. -->
  <xsl:variable name="cited-work" as="map(*)">
    <xsl:variable name="record" as="map(*)" select="f:record(/*)"/>
    <xsl:variable name="address" as="xs:string" select="f:url('index.html')"/>
    <xsl:sequence select="map:merge(($record, map{'title': $work-title, 'address': $address, 'url': ($address[. ne ''], $record?url)[1]}), map{'duplicates': 'use-last'})"/>
  </xsl:variable>

  <!-- What is cited on a page: the division with its own author, in the work; on the first page the work alone. -->
  <xsl:function name="f:cited" as="map(*)">
    <xsl:param name="page" as="map(*)?"/>
    <xsl:variable name="element" as="element()?" select="$page?element[f:is-division(.)]"/>
    <xsl:variable name="title" as="xs:string" select="string($element ! f:title(.))"/>
    <xsl:variable name="hands" as="element()*" select="$element/(byline//docAuthor, docAuthor)[normalize-space()]"/>
    <xsl:sequence select="
        if ($title eq '') then $cited-work
        else map:merge(($cited-work, map{
            'id': string-join(($work, $element/@xml:id[. ne $work] ! replace(., '^' || $work || '-', '')), '-'),
            'title': $title, 'subtitle': '', 'abstract': '', 'subjects': [], 'container': f:full-title($cited-work), 'pages': f:page-range($page),
            'address': f:url($page?href), 'url': f:url($page?href),
            'creators': if ($hands) then array{$hands ! f:agent(., 'aut')} else $cited-work?creators}), map{'duplicates': 'use-last'})"/>
  </xsl:function>

  <!-- The address of a file where it is known at which address the works are published; else nothing. -->
  <xsl:function name="f:url" as="xs:string">
    <xsl:param name="href" as="xs:string"/>
    <xsl:sequence select="if (f:safe-link($base-url)) then replace(f:safe-link($base-url), '/+$', '') || '/' || encode-for-uri($work) || '/' || $href[. ne 'index.html'] else ''"/>
  </xsl:function>

  <!-- The printed pages of a page of the site. -->
  <xsl:function name="f:page-range" as="xs:string">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="first" as="xs:string" select="string(($page?nodes/descendant-or-self::*[self::p or self::l or self::head][1] ! f:page-number(.))[. ne ''][1])"/>
    <xsl:variable name="last" as="xs:string" select="string(($page?nodes/descendant-or-self::pb/@n)[last()])"/>
    <xsl:sequence select="string-join(distinct-values(($first, $last)[. ne '']), '–')"/>
  </xsl:function>

  <!-- The citation of a page at its end: complete without the script, which copies it and points it at a passage. -->
  <xsl:template name="t:cite">
    <xsl:context-item use="optional"/>
    <xsl:param name="page" as="map(*)?" required="yes"/>
    <xsl:variable name="cited" as="map(*)" select="f:cited($page)"/>
    <details class="cite" id="_cite" lang="{$words/@xml:lang}">
      <summary>{f:label('cite-page')}</summary>
      <xsl:for-each select="'text', 'bibtex', 'ris', 'csl'">
        <section>
          <h2>{f:label('cite-' || .)}</h2>
          <pre data-format="{.}">{f:citation($cited, .)}</pre>
        </section>
      </xsl:for-each>
    </details>
  </xsl:template>

  <!-- A citation in a format: text, bibtex, ris, csl. -->
  <xsl:function name="f:citation" as="xs:string">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:param name="format" as="xs:string"/>
    <xsl:sequence select="
        if ($format eq 'bibtex') then f:bibtex-entry($cited) else if ($format eq 'ris') then string-join(f:ris-lines($cited), '&#10;')
        else if ($format eq 'csl') then f:csl-json($cited) else f:cite-text($cited)"/>
  </xsl:function>

  <xsl:function name="f:cite-text" as="xs:string">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:variable name="where" as="xs:string" select="string-join(($cited?place, $cited?publisher)[. ne ''], ': ')"/>
    <xsl:variable name="imprint" as="xs:string" select="string-join(($where, $cited?date)[. ne ''], ', ')"/>
    <xsl:variable name="editors" as="xs:string" select="string-join($cited?contributors?*[?role = 'edt']?name, ', ')"/>
    <!-- The address of the page, else the DOI of the whole. -->
    <xsl:variable name="address" as="xs:string" select="string(($cited?url, $cited?doi[. ne ''] ! ('https://doi.org/' || .))[. ne ''][1])"/>
    <xsl:sequence select="string-join((string-join($cited?creators?*?name, ', '),
        if ($cited?container) then ('“' || $cited?title || '”', f:label('cite-in') || ' ' || $cited?container) else f:full-title($cited),
        f:label('cite-editor')[$editors ne ''] || (' ' || $editors)[$editors ne ''])[. ne ''], ', ')
        || (' (' || $imprint || ')')[$imprint ne ''] || (', ' || f:label('page-short') || ' ' || $cited?pages)[string($cited?pages) ne '']
        || '.' || (' ' || $address || '.')[$address ne '']"/>
  </xsl:function>

  <!-- In the head of a page: what Google Scholar, Zotero, search engines and those who share links read. -->
  <xsl:template name="t:metadata">
    <xsl:context-item use="optional"/>
    <xsl:param name="page" as="map(*)?" required="yes"/>
    <xsl:variable name="cited" as="map(*)" select="f:cited($page)"/>
    <xsl:variable name="language" as="xs:string" select="string(($cited?languages?*)[1])"/>
    <xsl:if test="$cited?address ne ''"><link rel="canonical" href="{$cited?address}"/></xsl:if>
    <xsl:variable name="tags" as="array(xs:string)*" select="
        ['citation_title', f:full-title($cited)], $cited?creators?*?sort ! ['citation_author', .], ['citation_inbook_title', string($cited?container)],
        ['citation_publication_date', translate($cited?date, '-', '/')], ['citation_publisher', $cited?publisher], ['citation_language', $language],
        ['citation_firstpage', substring-before(string($cited?pages) || '–', '–')], ['citation_lastpage', substring-after(string($cited?pages), '–')],
        ['citation_isbn', $cited?isbn], ['citation_doi', $cited?doi], ['citation_public_url', $cited?address]"/>
    <xsl:for-each select="$tags[.(2) ne '']"><meta name="{.(1)}" content="{.(2)}"/></xsl:for-each>
    <xsl:variable name="shared" as="array(xs:string)*" select="
        ['og:title', f:full-title($cited)], ['og:type', if ($cited?container) then 'article' else 'book'],
        ['og:site_name', string($cited?container)], ['og:locale', translate($language, '-', '_')], ['og:url', $cited?address]"/>
    <xsl:for-each select="$shared[.(2) ne '']"><meta property="{.(1)}" content="{.(2)}"/></xsl:for-each>
    <script type="application/ld+json">{replace(serialize(f:linked-data($cited), map{'method': 'json'}), '&lt;', '\\u003C')}</script>
  </xsl:template>

  <!-- The same for schema.org. -->
  <xsl:function name="f:linked-data" as="map(*)">
    <xsl:param name="cited" as="map(*)"/>
    <xsl:variable name="people" as="function(map(*)*) as array(*)" select="function($names) { array{$names ! map{'@type': 'Person', 'name': ?name}} }"/>
    <xsl:variable name="plain" as="map(*)" select="map{
        'name': f:full-title($cited), 'url': $cited?address, 'inLanguage': string(($cited?languages?*)[1]), 'datePublished': $cited?date, 'pagination': string($cited?pages),
        'isbn': $cited?isbn, 'license': string($licence-uri), 'sameAs': string($cited?doi[. ne ''] ! ('https://doi.org/' || .))}"/>
    <xsl:sequence select="map:merge((
        map{'@context': 'https://schema.org', '@type': if ($cited?container) then 'Chapter' else 'Book'},
        map:for-each($plain, function($key, $value) { map:entry($key, $value)[$value ne ''] }),
        map:entry('author', $people($cited?creators?*))[exists($cited?creators?*)],
        map:entry('editor', $people($cited?contributors?*[?role = 'edt']))[exists($cited?contributors?*[?role = 'edt'])],
        map:entry('publisher', map{'@type': 'Organization', 'name': $cited?publisher})[$cited?publisher ne ''],
        $cited?container ! map:entry('isPartOf', map{'@type': 'Book', 'name': .})))"/>
  </xsl:function>

</xsl:stylesheet>
