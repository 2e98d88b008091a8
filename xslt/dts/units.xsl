<?xml version="1.0" encoding="UTF-8"?>
<!-- What can be cited? The units of a document as its header declares them: each `refsDecl` with `citeStructure` is a
     citation tree; `@match` finds the units, `@use` and `@delim` make their references, `citeData` tells more of them. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <!-- What of the Dublin Core can be said of a unit begins with this. -->
  <xsl:variable name="terms" as="xs:string" select="'http://purl.org/dc/terms/'"/>

  <!-- The functions that an expression of a header may call: none that reads another file. -->
  <xsl:variable name="fp:safe" as="xs:string*" select="
      'position', 'last', 'count', 'string', 'concat', 'string-join', 'substring', 'substring-before', 'substring-after', 'replace', 'tokenize',
      'normalize-space', 'translate', 'lower-case', 'upper-case', 'contains', 'starts-with', 'ends-with', 'matches', 'not', 'exists', 'empty',
      'number', 'name', 'local-name', 'head', 'text', 'node', 'element', 'attribute', 'format-integer', 'or', 'and', 'if', 'in', 'return'"/>

  <!-- The declarations of citation trees; the first is the default. -->
  <xsl:function name="f:declarations" as="element(refsDecl)*">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="all" as="element(refsDecl)*" select="$root/teiHeader/encodingDesc/refsDecl[citeStructure]"/>
    <xsl:sequence select="$all[@default = 'true'], $all[not(@default = 'true')][@n or empty($all[@default = 'true']) and . is $all[1]]"/>
  </xsl:function>

  <!-- The declaration of the tree of this name; without a name that of the default tree. -->
  <xsl:function name="f:declaration" as="element(refsDecl)?">
    <xsl:param name="root" as="element()"/>
    <xsl:param name="tree" as="xs:string"/>
    <xsl:variable name="all" as="element(refsDecl)*" select="f:declarations($root)"/>
    <xsl:sequence select="if ($tree eq '') then $all[1] else tail($all)[@n = $tree][1]"/>
  </xsl:function>

  <!-- The units of a citation tree in the order of the document, each once. A unit is a map: `identifier`, `level` (from 1),
       `parent` (its identifier, or empty), `type`, `node`, `data` (properties of the Dublin Core by name). -->
  <xsl:function name="f:units" as="map(*)*">
    <xsl:param name="declaration" as="element(refsDecl)?"/>
    <xsl:param name="divisions-only" as="xs:boolean"/>
    <xsl:for-each-group select="$declaration ! fp:below(root(.), citeStructure, (), $divisions-only)" group-by="?identifier">
      <xsl:if test="count(current-group()) gt 1">
        <xsl:message select="'The reference ' || current-grouping-key() || ' stands for ' || count(current-group()) || ' units; it leads to the first.'"/>
      </xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The units that some structures find below a node, each followed by those within it. -->
  <xsl:function name="fp:below" as="map(*)*">
    <xsl:param name="context" as="node()"/>
    <xsl:param name="structures" as="element(citeStructure)*"/>
    <xsl:param name="parent" as="map(*)?"/>
    <xsl:param name="divisions-only" as="xs:boolean"/>
    <xsl:variable name="found" as="map(*)*">
      <xsl:for-each select="$structures[not($divisions-only and f:is-passage(.))]">
        <xsl:variable name="structure" as="element(citeStructure)" select="."/>
        <xsl:sequence select="fp:evaluate(@match, $context)[. instance of node()] ! map{'node': ., 'structure': $structure, 'position': position()}"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="by-node" as="map(*)" select="map:merge($found ! map{generate-id(?node): .}, map{'duplicates': 'use-first'})"/>
    <xsl:for-each select="$found?node/.">
      <xsl:variable name="entry" as="map(*)" select="$by-node(generate-id(.))"/>
      <xsl:variable name="structure" as="element(citeStructure)" select="$entry?structure"/>
      <!-- The position is that among the nodes of the same structure; an expression alone would not know it. -->
      <xsl:variable name="own" as="xs:string" select="normalize-space(if ($structure/@use = 'position()') then string($entry?position) else string-join(fp:evaluate($structure/@use, .)[1]))"/>
      <xsl:if test="$own ne ''">
        <xsl:variable name="unit" as="map(*)" select="map{
            'identifier': string($parent?identifier) || $structure/@delim || $own, 'level': ($parent?level, 0)[1] + 1, 'parent': string($parent?identifier),
            'type': string($structure/@unit), 'node': ., 'data': fp:data(., $structure)}"/>
        <xsl:sequence select="$unit, fp:below(., $structure/citeStructure, $unit, $divisions-only)"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether a structure is of the smallest units within others: paragraphs within chapters. -->
  <xsl:function name="f:is-passage" as="xs:boolean">
    <xsl:param name="structure" as="element(citeStructure)"/>
    <xsl:sequence select="exists($structure[parent::citeStructure and empty(citeStructure)])"/>
  </xsl:function>

  <!-- What `citeData` tells of a unit in words of the Dublin Core: nodes and strings by property. -->
  <xsl:function name="fp:data" as="map(*)">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="structure" as="element(citeStructure)"/>
    <xsl:map>
      <xsl:for-each-group select="$structure/citeData[starts-with(@property, $terms)]" group-by="substring-after(@property, $terms)">
        <xsl:map-entry key="current-grouping-key()" select="current-group() ! fp:evaluate(@use, $node)"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The value of an expression of the header; nothing where it is wrong, or calls what it has no need to call. -->
  <xsl:function name="fp:evaluate" as="item()*">
    <xsl:param name="expression" as="attribute()"/>
    <xsl:param name="context" as="node()"/>
    <xsl:choose>
      <xsl:when test="exists(fp:unsafe($expression))">
        <xsl:message select="'The expression ' || $expression || ' of citeStructure is not followed: it calls ' || string-join(fp:unsafe($expression), ', ') || '.'"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:try>
          <xsl:evaluate xpath="string($expression)" context-item="$context" namespace-context="$fp:names"/>
          <xsl:catch><xsl:message select="'The expression ' || $expression || ' of citeStructure cannot be followed: ' || $err:description" xmlns:err="http://www.w3.org/2005/xqt-errors"/></xsl:catch>
        </xsl:try>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What is called in an expression and is not on the list. -->
  <xsl:function name="fp:unsafe" as="xs:string*">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:variable name="called" as="xs:string*" select="analyze-string($expression, '([\p{L}\p{N}_.\-:]+)\s*\(')/*:match/*:group[@nr = '1']/string()"/>
    <xsl:sequence select="distinct-values(($called[not(. = $fp:safe)], '#'[contains($expression, '#')], '$'[contains($expression, '$')]))"/>
  </xsl:function>

  <!-- Names without prefix, and those with `tei:`, are names of the TEI. -->
  <xsl:variable name="fp:names" as="element()"><names xmlns="http://www.tei-c.org/ns/1.0"><xsl:namespace name="tei" select="'http://www.tei-c.org/ns/1.0'"/></names></xsl:variable>

</xsl:stylesheet>
